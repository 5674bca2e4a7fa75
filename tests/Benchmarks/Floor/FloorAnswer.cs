using Microsoft.AspNetCore.Http;

namespace Serverless.Benchmarks.Floor;

/// <summary>A JSON answer of known length, written as it is.</summary>
internal sealed class FloorAnswer(int status, byte[] body) : IResult
{
    private static FloorAnswer Last = new(StatusCodes.Status200OK, []);

    public static FloorAnswer Empty { get; } = new(StatusCodes.Status200OK, []);

    /// <summary>Made once for many requests of the same length.</summary>
    public static FloorAnswer OfLength(int length)
    {
        var last = Last;

        return last.Length == length ? last : Last = new FloorAnswer(StatusCodes.Status200OK, new byte[length]);
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
