using Microsoft.AspNetCore.Http;
using Serverless.Domain.Platform;
using Serverless.Functions.Http.Idempotency;

namespace Serverless.Functions.Http;

/// <summary>
/// An error response, written in the form of the route's API contract.
/// </summary>
/// <param name="Reason">The stable code of the error, the same in every API contract.</param>
/// <param name="Message">The API contract's text for people.</param>
public sealed record Problem(int Status, string Reason, string Message) : IResult, IStatusCodeHttpResult
{
    /// <summary>The text for developers; null for the message.</summary>
    public string? Detail { get; init; }

    /// <summary>The API contract's own code; null for the default code of the status.</summary>
    public string? Code { get; init; }

    public IReadOnlyList<string> Subjects { get; init; } = [];

    /// <summary>The errors of the request in detail, for the API contract that shows them.</summary>
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
        RequestScope.Of(httpContext).Recorder is { } recorder
            ? ReleaseAsync(httpContext, recorder)
            : WriteAsync(httpContext);

    // A business error changed nothing, so the key may be used again, even for another request. After a fault the
    // outcome is unknown.
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
        ErrorKind.PreconditionRequired => StatusCodes.Status428PreconditionRequired,
        ErrorKind.TooMany => StatusCodes.Status429TooManyRequests,
        ErrorKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };
}
