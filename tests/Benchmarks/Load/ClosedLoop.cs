using System.Diagnostics;
using System.Text;

namespace Serverless.Benchmarks.Load;

/// <summary>Runs clients that each send the next request after the response to the last one.</summary>
internal static class ClosedLoop
{
    public static async Task<LoadResult> RunAsync(
        Uri server, int clients, TimeSpan length, Func<int, long, ReadOnlyMemory<byte>> request)
    {
        var stop = Stopwatch.GetTimestamp() + (long)(length.TotalSeconds * Stopwatch.Frequency);
        var started = Stopwatch.GetTimestamp();
        var results = await Task.WhenAll(Enumerable.Range(0, clients).Select(client =>
            Task.Run(() => RunClientAsync(server, client, stop, request))));
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;

        return new LoadResult(
            results.Sum(result => result.Latencies.Count) / seconds,
            [.. results.SelectMany(result => result.Latencies).Order()],
            results.SelectMany(result => result.Statuses).GroupBy(status => status)
                .ToDictionary(status => status.Key, status => status.Count()));
    }

    public static byte[] Request(
        string method, string path, string? token = null, string? body = null, string? key = null)
    {
        var text = new StringBuilder($"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n");

        if (token is not null)
        {
            text.Append("Authorization: Bearer ").Append(token).Append("\r\n");
        }

        if (key is not null)
        {
            text.Append("Idempotency-Key: ").Append(key).Append("\r\n");
        }

        if (body is not null || method == "POST")
        {
            text.Append("Content-Type: application/json\r\nContent-Length: ")
                .Append(Encoding.UTF8.GetByteCount(body ?? "")).Append("\r\n");
        }

        return Encoding.UTF8.GetBytes(text.Append("\r\n").Append(body).ToString());
    }

    private static async Task<(List<double> Latencies, List<int> Statuses)> RunClientAsync(
        Uri server, int client, long stop, Func<int, long, ReadOnlyMemory<byte>> request)
    {
        using var connection = await RawConnection.OpenAsync(server);
        var (latencies, statuses) = (new List<double>(10_000), new List<int>(10_000));

        for (var i = 0L; Stopwatch.GetTimestamp() < stop; i++)
        {
            var sent = Stopwatch.GetTimestamp();
            var (status, _) = await connection.SendAsync(request(client, i));
            latencies.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
            statuses.Add(status);
        }

        return (latencies, statuses);
    }
}
