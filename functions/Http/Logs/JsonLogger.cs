using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.Extensions.Logging;

namespace Serverless.Functions.Http.Logs;

/// <summary>
/// Writes a line in the gateway's form: <c>ts, level, msg, service, caller</c>, then the members of the event. Line
/// breaks in values are escaped.
/// </summary>
internal sealed class JsonLogger(string category, string service, LogSink sink, TimeProvider clock) : ILogger
{
    private const string Template = "{OriginalFormat}";

    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        SkipValidation = true,
    };

    [ThreadStatic]
    private static JsonBuffer? Kept;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel is not LogLevel.None;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter)
    {
        var buffer = JsonBuffer.Take(ref Kept, Options);
        var writer = buffer.Writer;
        writer.WriteStartObject();
        writer.WriteString("ts"u8, clock.GetUtcNow().UtcDateTime);
        writer.WriteString("level"u8, NameOf(logLevel));

        if (state is RequestLogLine line)
        {
            WriteHead(writer, RequestLogLine.Message, line.Caller);
            line.WriteTo(writer);
            writer.WriteString("trace_id"u8, line.TraceId);
        }
        else
        {
            WriteHead(writer, formatter(state, exception), category);
            WriteMembers(writer, state, exception);
        }

        writer.WriteEndObject();
        writer.Flush();
        buffer.Bytes.Write("\n"u8);
        sink.Add(buffer.Bytes.WrittenSpan, isUrgent: logLevel >= LogLevel.Error);
        buffer.ReturnTo(ref Kept);
    }

    private void WriteHead(Utf8JsonWriter writer, string message, string caller)
    {
        writer.WriteString("msg"u8, message);
        writer.WriteString("service"u8, service);
        writer.WriteString("caller"u8, caller);
    }

    private static void WriteMembers<TState>(Utf8JsonWriter writer, TState state, Exception? exception)
    {
        if (state is IReadOnlyList<KeyValuePair<string, object?>> members)
        {
            foreach (var (name, value) in members)
            {
                if (name != Template)
                {
                    writer.WriteString(name, Convert.ToString(value, CultureInfo.InvariantCulture));
                }
            }
        }

        if (Activity.Current is { } span)
        {
            writer.WriteString("trace_id"u8, span.TraceId.ToHexString());
        }

        if (exception is not null)
        {
            writer.WriteString("error"u8, exception.ToString());
        }
    }

    private static ReadOnlySpan<byte> NameOf(LogLevel level) => level switch
    {
        LogLevel.Trace => "trace"u8,
        LogLevel.Debug => "debug"u8,
        LogLevel.Information => "info"u8,
        LogLevel.Warning => "warn"u8,
        LogLevel.Error => "error"u8,
        _ => "fatal"u8,
    };
}
