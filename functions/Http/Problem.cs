using Microsoft.AspNetCore.Http;
using Serverless.Domain.Platform;
using Serverless.Functions.Http.Idempotency;

namespace Serverless.Functions.Http;

/// <summary>
/// A "no" on its way out. The only answer that is not a success; it is written in the route's dialect.
/// </summary>
/// <param name="Reason">The stable code of the refusal, the same in every dialect.</param>
/// <param name="Message">What the API's own contract shows people.</param>
public sealed record Problem(int Status, string Reason, string Message) : IResult, IStatusCodeHttpResult
{
    /// <summary>What a developer may want to know; the message when there is nothing to add.</summary>
    public string? Detail { get; init; }

    /// <summary>The dialect's code; null for the usual one of the status.</summary>
    public string? Code { get; init; }

    public IReadOnlyList<string> Subjects { get; init; } = [];

    /// <summary>What exactly is wrong with the request, where the API tells.</summary>
    public IReadOnlyList<FieldError> Faults { get; init; } = [];

    public int? RetryAfterSeconds { get; init; }

    int? IStatusCodeHttpResult.StatusCode => Status;

    public static Problem Of(Error error, ProblemMapper? problemMapper = null)
    {
        var text = problemMapper?.Invoke(error);

        return new Problem(text?.Status ?? StatusOf(error.Kind), error.Code, text?.Message ?? error.Detail)
        {
            Detail = error.Detail,
            Code = text?.Code,
            Subjects = error.Subjects,
            Faults = text?.Faults ?? [],
            RetryAfterSeconds = error.Kind is ErrorKind.TooMany or ErrorKind.Unavailable ? 1 : null,
        };
    }

    public Task ExecuteAsync(HttpContext httpContext) =>
        RequestScope.Of(httpContext).Recorder is { } recorder ? ReleaseAsync(httpContext, recorder) : WriteAsync(httpContext);

    // A refusal changed nothing, so the key may be tried again, even for something else; after a fault nobody knows.
    private async Task ReleaseAsync(HttpContext httpContext, ResponseRecorder recorder)
    {
        await recorder.ReleaseAsync(nothingHappened: Status < StatusCodes.Status500InternalServerError);
        await WriteAsync(httpContext);
    }

    private Task WriteAsync(HttpContext httpContext)
    {
        var scope = RequestScope.Of(httpContext);
        var response = httpContext.Response;
        scope.Reason = Reason;

        if (RetryAfterSeconds is { } seconds)
        {
            response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        if (Status == StatusCodes.Status401Unauthorized)
        {
            response.Headers.WWWAuthenticate = "Bearer";
        }

        return JsonBody.WriteAsync(response, Status, (Problem: this, scope), static (writer, state) =>
            ProblemBody.Write(writer, state.Problem, state.scope));
    }

    private static int StatusOf(ErrorKind kind) => kind switch
    {
        ErrorKind.Invalid => StatusCodes.Status400BadRequest,
        ErrorKind.Unauthenticated => StatusCodes.Status401Unauthorized,
        ErrorKind.Forbidden => StatusCodes.Status403Forbidden,
        ErrorKind.NotFound => StatusCodes.Status404NotFound,
        ErrorKind.Conflict => StatusCodes.Status409Conflict,
        ErrorKind.PreconditionFailed => StatusCodes.Status412PreconditionFailed,
        ErrorKind.TooMany => StatusCodes.Status429TooManyRequests,
        ErrorKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };
}
