using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;
using Serverless.Domain.Http;
using Serverless.Functions.Http.Compression;
using Serverless.Functions.Http.Conditions;

namespace Serverless.Functions.Http;

/// <summary>
/// Writes JSON bodies with their length in the header. The buffer belongs to the thread: the body is copied into the
/// connection's memory before the first await, so that a request allocates neither buffer nor writer.
/// </summary>
internal static class JsonBody
{
    public const string ContentType = "application/json; charset=utf-8";

    // Korean stays readable; characters that could close a script element are still escaped.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    [ThreadStatic]
    private static JsonBuffer? Kept;

    public static Task WriteAsync<TState>(
        HttpResponse response, int status, TState state, Action<Utf8JsonWriter, TState> write)
    {
        var buffer = JsonBuffer.Take(ref Kept, Options);
        write(buffer.Writer, state);
        buffer.Writer.Flush();

        response.StatusCode = status;
        Send(response, ContentType, buffer.Bytes.WrittenSpan);
        buffer.ReturnTo(ref Kept);

        var flushed = response.BodyWriter.FlushAsync(response.HttpContext.RequestAborted);

        return flushed.IsCompletedSuccessfully ? Task.CompletedTask : flushed.AsTask();
    }

    /// <summary>Writes a response that was stored.</summary>
    public static Task WriteAsync(HttpResponse response, StoredResponse stored)
    {
        response.StatusCode = stored.Status;
        Send(response, stored.ContentType, stored.Body.Span);

        return response.BodyWriter.FlushAsync(response.HttpContext.RequestAborted).AsTask();
    }

    public static byte[] ToBytes<TState>(TState state, Action<Utf8JsonWriter, TState> write)
    {
        var buffer = JsonBuffer.Take(ref Kept, Options);
        write(buffer.Writer, state);
        buffer.Writer.Flush();
        var bytes = buffer.Bytes.WrittenSpan.ToArray();
        buffer.ReturnTo(ref Kept);

        return bytes;
    }

    private static void Send(HttpResponse response, string contentType, ReadOnlySpan<byte> body)
    {
        var request = response.HttpContext.Request;
        var tagging = response.StatusCode is >= 200 and < 300
            ? RequestScope.Of(response.HttpContext).Function.Tagging
            : Tagging.None;
        var tag = tagging is Tagging.None ? null : EntityTag.Of(body);

        if (tag is not null && TaggedResponse.IsNotModified(response, tag, tagging))
        {
            return;
        }

        if (tagging is not Tagging.Private
            && Compressor.Suits(request, body.Length)
            && Compressor.TryCompress(response.HttpContext, body) is { } compressed)
        {
            body = compressed.Span;
            TaggedResponse.Weaken(response, tag);
        }

        response.ContentType = contentType;
        response.ContentLength = body.Length;

        if (!HttpMethods.IsHead(request.Method))
        {
            response.BodyWriter.Write(body);
        }
    }
}
