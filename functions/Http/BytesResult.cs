using Microsoft.AspNetCore.Http;
using Serverless.Functions.Http.Compression;

namespace Serverless.Functions.Http;

/// <summary>A success that was written already, compressed where that is worth it and wanted.</summary>
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
