using System.Collections;
using System.Globalization;
using System.Text.Json;

namespace Serverless.Functions.Http.Logs;

/// <summary>
/// A request in the log, with the names of the gateway's contract. The query may carry a token and is left out, and so
/// are headers and bodies. A path with a secret is replaced by its route template.
/// </summary>
internal readonly struct RequestLogLine(string method, string path, int status, TimeSpan elapsed, RequestScope scope)
    : IReadOnlyList<KeyValuePair<string, object?>>
{
    public const string Message = "request_completed";

    private const int PathLengthMax = 256;

    // Clients may send long ones.
    private readonly string _method = Cut(method);
    private readonly string _path = Cut(path);

    public int Count => 9;

    public string Caller => scope.Function.Name;

    public string TraceId => scope.TraceId;

    public KeyValuePair<string, object?> this[int index] => index switch
    {
        0 => new("http.method", _method),
        1 => new("http.path", _path),
        2 => new("http.route", scope.Function.RouteLabel),
        3 => new("http.status", status),
        4 => new("latency_ms", elapsed.TotalMilliseconds),
        5 => new("user_id", scope.User?.Id.Value),
        6 => new("reason", scope.Reason),
        7 => new("request_id", scope.RequestId),
        8 => new("trace_id", scope.TraceId),
        _ => throw new ArgumentOutOfRangeException(nameof(index)),
    };

    /// <summary>Writes the same members without boxing.</summary>
    public void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteString("http.method"u8, _method);
        writer.WriteString("http.path"u8, _path);
        writer.WriteString("http.route"u8, scope.Function.RouteLabel);
        writer.WriteNumber("http.status"u8, status);
        writer.WriteNumber("latency_ms"u8, Math.Round(elapsed.TotalMilliseconds, 3));
        writer.WriteString("user_id"u8, scope.User?.Id.Value);
        writer.WriteString("request_id"u8, scope.RequestId);

        if (scope.Reason is { } reason)
        {
            writer.WriteString("reason"u8, reason);
        }
    }

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Message}: {_method} {_path} by {Caller}: {status} in {elapsed.TotalMilliseconds:F3} ms, "
            + $"user {scope.User?.Id.Value}, {scope.Reason}, request {scope.RequestId}");

    private static string Cut(string text) => text.Length <= PathLengthMax ? text : text[..PathLengthMax];
}
