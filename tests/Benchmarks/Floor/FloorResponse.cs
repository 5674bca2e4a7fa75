using Microsoft.AspNetCore.Http;

namespace Serverless.Benchmarks.Floor;

/// <summary>A ready-made JSON response of known length.</summary>
internal sealed class FloorResponse(int status, byte[] body) : IResult
{
    private static FloorResponse Last = new(StatusCodes.Status200OK, []);

    public static FloorResponse Empty { get; } = new(StatusCodes.Status200OK, []);

    /// <summary>Reuses the last response when the length is equal.</summary>
    public static FloorResponse OfLength(int length)
    {
        var last = Last;

        return last.Length == length ? last : Last = new FloorResponse(StatusCodes.Status200OK, new byte[length]);
    }

    private int Length => body.Length;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = status;
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = body.Length;

        return response.BodyWriter.WriteAsync(body, httpContext.RequestAborted).AsTask();
    }
}
