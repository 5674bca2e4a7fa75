using Microsoft.AspNetCore.Http;
using Serverless.Functions.Http.Compression;

namespace Serverless.Functions.Http;

/// <summary>A success with a serialized body, compressed if it is large and the client accepts that.</summary>
internal sealed class BytesResult(ReadOnlyMemory<byte> body, string contentType) : IResult, IStatusCodeHttpResult
{
    public int? StatusCode => StatusCodes.Status200OK;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var (request, response) = (httpContext.Request, httpContext.Response);
        var sent = Compressor.Suits(request, body.Length)
            ? Compressor.TryCompress(httpContext, body.Span) ?? body
            : body;
        response.ContentType = contentType;
        response.ContentLength = sent.Length;

        return HttpMethods.IsHead(request.Method)
            ? Task.CompletedTask
            : response.BodyWriter.WriteAsync(sent, httpContext.RequestAborted).AsTask();
    }
}
