using Microsoft.AspNetCore.Http;
using Serverless.Domain.Platform;
using Serverless.Functions.Edge.Idempotency;

namespace Serverless.Functions.Edge;

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
    public IReadOnlyList<FieldFault> Faults { get; init; } = [];

    public int? RetryAfterSeconds { get; init; }

    int? IStatusCodeHttpResult.StatusCode => Status;

    public static Problem Of(Refusal refusal, Worder? worder = null)
    {
        var wording = worder?.Invoke(refusal);

        return new Problem(wording?.Status ?? StatusOf(refusal.Kind), refusal.Code, wording?.Message ?? refusal.Detail)
        {
            Detail = refusal.Detail,
            Code = wording?.Code,
            Subjects = refusal.Subjects,
            Faults = wording?.Faults ?? [],
            RetryAfterSeconds = refusal.Kind is RefusalKind.TooMany or RefusalKind.Unavailable ? 1 : null,
        };
    }

    public Task ExecuteAsync(HttpContext httpContext) =>
        RequestScope.Of(httpContext).Keeper is { } keeper ? ReleaseAsync(httpContext, keeper) : WriteAsync(httpContext);

    // A refusal changed nothing, so the key may be tried again, even for something else; after a fault nobody knows.
    private async Task ReleaseAsync(HttpContext httpContext, AnswerKeeper keeper)
    {
        await keeper.ReleaseAsync(nothingHappened: Status < StatusCodes.Status500InternalServerError);
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

    private static int StatusOf(RefusalKind kind) => kind switch
    {
        RefusalKind.Invalid => StatusCodes.Status400BadRequest,
        RefusalKind.Unauthenticated => StatusCodes.Status401Unauthorized,
        RefusalKind.Forbidden => StatusCodes.Status403Forbidden,
        RefusalKind.NotFound => StatusCodes.Status404NotFound,
        RefusalKind.Conflict => StatusCodes.Status409Conflict,
        RefusalKind.PreconditionFailed => StatusCodes.Status412PreconditionFailed,
        RefusalKind.TooMany => StatusCodes.Status429TooManyRequests,
        RefusalKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };
}
