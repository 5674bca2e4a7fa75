using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;

namespace Serverless.Functions.Tests.Operations;

/// <summary>An OTLP collector in its own process.</summary>
internal sealed class OtlpProcess : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly Process _process;
    private readonly HttpClient _http;

    private OtlpProcess(Process process, Uri httpAddress, Uri grpcAddress)
    {
        (_process, GrpcAddress, HttpAddress) = (process, grpcAddress, httpAddress);
        _http = new HttpClient { BaseAddress = httpAddress };
    }

    public Uri HttpAddress { get; }

    public Uri GrpcAddress { get; }

    public static async Task<OtlpProcess> StartAsync()
    {
        var process = Process.Start(new ProcessStartInfo(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "Serverless.OtlpReceiver.dll")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        using var limit = new CancellationTokenSource(Limit);
        var http = await process.StandardOutput.ReadLineAsync(limit.Token);
        var grpc = await process.StandardOutput.ReadLineAsync(limit.Token);

        return new OtlpProcess(process, new Uri(http!), new Uri(grpc!));
    }

    /// <summary>The telemetry received so far, as soon as the condition holds or the time limit ends.</summary>
    public async Task<Collected> ReadUntilAsync(Func<Collected, bool> isEnough)
    {
        var timer = Stopwatch.StartNew();

        while (true)
        {
            var collected = (await _http.GetFromJsonAsync<Collected>("/received", Json))!;

            if (isEnough(collected) || timer.Elapsed > Limit)
            {
                return collected;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }
    }

    public void Dispose()
    {
        _http.Dispose();
        _process.StandardInput.Close();

        if (!_process.WaitForExit(Limit))
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}

internal sealed record Collected(
    IReadOnlyList<CollectedSpan> Spans, IReadOnlyList<string> Metrics, IReadOnlyList<string> Headers)
{
    public CollectedSpan[] Of(string traceId) => [.. Spans.Where(span => span.TraceId == traceId)];
}

internal sealed record CollectedSpan(
    string Service,
    string TraceId,
    string SpanId,
    string ParentSpanId,
    string Name,
    int Kind,
    IReadOnlyDictionary<string, string> Attributes)
{
    public const int Server = 2;
    public const int Client = 3;
    public const int Producer = 4;
    public const int Consumer = 5;
}
