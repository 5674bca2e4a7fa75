using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace Serverless.Functions.Http;

/// <summary>Reads JSON bodies, and checks every limit while it reads.</summary>
internal static class JsonRequest
{
    public const int BodyBytesMax = 1024 * 1024;
    public const int DepthMax = 16;

    private static readonly JsonReaderOptions Options = new() { MaxDepth = DepthMax };

    /// <summary>Null for a request without a body.</summary>
    public static async ValueTask<T?> ReadAsync<T>(
        HttpRequest request, JsonTypeInfo<T> json, CancellationToken cancellationToken)
        where T : class
    {
        var body = await ReadToEndAsync(request, cancellationToken);

        try
        {
            return body.IsEmpty ? null : Parse(request, body, json);
        }
        finally
        {
            request.BodyReader.AdvanceTo(body.End);
        }
    }

    /// <summary>The whole body. The caller has to advance the request's reader afterwards.</summary>
    public static async ValueTask<ReadOnlySequence<byte>> ReadToEndAsync(
        HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > BodyBytesMax)
        {
            throw MalformedRequestException.TooLarge(BodyBytesMax);
        }

        try
        {
            return await ReadToEndAsync(request.BodyReader, cancellationToken);
        }
        catch (OperationCanceledException exception)
            when (!request.HttpContext.RequestAborted.IsCancellationRequested)
        {
            // The client is still connected, but has not sent the whole body in time. Nothing has been done yet.
            throw MalformedRequestException.TooSlow(exception);
        }
    }

    private static async ValueTask<ReadOnlySequence<byte>> ReadToEndAsync(
        PipeReader reader, CancellationToken cancellationToken)
    {
        while (true)
        {
            var read = await reader.ReadAsync(cancellationToken);

            if (read.Buffer.Length > BodyBytesMax)
            {
                reader.AdvanceTo(read.Buffer.End);
                throw MalformedRequestException.TooLarge(BodyBytesMax);
            }

            if (read.IsCompleted)
            {
                return read.Buffer;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static T Parse<T>(HttpRequest request, ReadOnlySequence<byte> body, JsonTypeInfo<T> json)
        where T : class
    {
        if (!string.IsNullOrEmpty(request.ContentType) && !request.HasJsonContentType())
        {
            throw new MalformedRequestException("Send the body as application/json.")
            {
                Reason = "request.content-type",
            };
        }

        try
        {
            var reader = new Utf8JsonReader(body, Options);
            var value = JsonSerializer.Deserialize(ref reader, json);

            return value is null || reader.Read() ? throw Malformed(null, body) : value;
        }
        catch (JsonException exception)
        {
            throw Malformed(exception, body);
        }
    }

    private static MalformedRequestException Malformed(JsonException? cause, ReadOnlySequence<byte> body)
    {
        var message = cause switch
        {
            UnreadableValueException { Path: { } path } unreadable => $"{Shorten(path)} must be {unreadable.Expected}.",
            _ when UnknownMember.Find(cause) is { } member => $"There is no member {Shorten(member)} here.",
            null or { Path: null or "" or "$" } => "The body is not the JSON object that is expected here.",
            { Path: { } path } => $"The body has something unexpected at {Shorten(path)}.",
        };

        return new MalformedRequestException(message, cause)
        {
            Reason = UnknownMember.Find(cause) is null ? "request.malformed" : "request.unknown-member",
            IsArray = cause is { Path: "$" } && body.FirstSpan.TrimStart(" \t\r\n"u8) is [(byte)'[', ..],
            Faults = [new FieldError("json_invalid", ["body", OffsetOf(cause, body)], "JSON decode error")
            {
                Input = "{}",
                Context = [new("error", message)],
            }],
        };
    }

    // Characters before the error. The parser counts lines, and bytes in the last of them.
    private static long OffsetOf(JsonException? cause, ReadOnlySequence<byte> body)
    {
        var bytes = body.ToArray().AsSpan();
        var start = 0;

        for (var line = cause?.LineNumber ?? 0; line > 0; line--)
        {
            start += bytes[start..].IndexOf((byte)'\n') + 1;
        }

        var end = Math.Min(bytes.Length, start + (cause?.BytePositionInLine ?? 0));

        return Encoding.UTF8.GetCharCount(bytes[..(int)end]);
    }

    // The path repeats names that the client chose.
    private static string Shorten(string path) => path.Length <= 100 ? path : path[..100];
}
