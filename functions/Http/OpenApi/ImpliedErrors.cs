using Microsoft.AspNetCore.Http;
using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.Errors;
using Serverless.Functions.Http.Idempotency;
using Serverless.Functions.Http.Protection;
using Serverless.Functions.Http.RateLimiting;

namespace Serverless.Functions.Http.OpenApi;

/// <summary>The refusals that a function's declarations imply, so that nobody has to repeat them.</summary>
internal static class ImpliedErrors
{
    private static readonly MalformedRequestException[] OfBody =
    [
        new(string.Empty),
        MalformedRequestException.TooSlow(new OperationCanceledException()),
    ];

    private static readonly MalformedRequestException BadKey = new(string.Empty) { Reason = "request.bad-key" };

    // Who says that a megabyte is coming is refused everywhere, also where nobody would read it.
    private static readonly Exception[] OfAll =
    [
        MalformedRequestException.TooLarge(JsonRequest.BodyBytesMax),
        new InvalidOperationException(),
        new DependencyUnavailableException(string.Empty),
        new RequestTimeoutException(new OperationCanceledException()),
    ];

    public static IEnumerable<(int Status, string Reason)> Of(DescribedFunction function, string method) =>
        ProblemsOf(function, method)
            .Select(problem => (problem.Status, problem.Reason))
            .Concat(function.Accepts is not null ? [(400, "request.content-type")] : [])
            .Concat(function.Queries.Count > 0 ? [(400, "request.repeated-parameter")] : [])
            .Concat(function.Queries.Any(query => query.Type == typeof(int)) ? [(400, "request.bad-number")] : [])
            .Distinct();

    /// <summary>Those of the edge, as it answers them.</summary>
    public static IEnumerable<Problem> ProblemsOf(DescribedFunction function, string method) =>
        OfCaller(function.Traits.Caller, function.ApiContract)
            .Concat(IsKeyed(function, method) ? OfKey(function) : [])
            .Concat(function.Accepts is not null ? [.. Faults(OfBody, function.ApiContract)] : [])
            .Concat(function.Traits.IsRateLimitingDisabled ? [] : OfCounted(function.ApiContract))
            .Concat(Faults(OfAll, function.ApiContract));

    /// <summary>Whether an idempotency key is looked for.</summary>
    public static bool IsKeyed(DescribedFunction function, string method) =>
        function.Traits is { IdempotencyKeyRule: not IdempotencyKeyRule.Ignored, IsRateLimitingDisabled: false }
        && !HttpMethods.IsGet(method)
        && !HttpMethods.IsHead(method);

    private static IEnumerable<Problem> OfCounted(ApiContract apiContract) =>
        Faults([MalformedRequestException.NoAddress()], apiContract)
            .Append(RateLimitProblems.TooMany(apiContract, TimeSpan.Zero));

    private static IEnumerable<Problem> Faults(IEnumerable<Exception> exceptions, ApiContract apiContract) =>
        exceptions.Select(exception => FaultProblems.Of(exception, apiContract));

    private static IEnumerable<Problem> OfCaller(Caller? caller, ApiContract apiContract) => caller is null or Caller.Anyone
        ? []
        :
        [
            AuthorizationProblems.TokenMissing(apiContract),
            .. Enum.GetValues<TokenState>()
                .Where(state => state is not TokenState.Valid)
                .Select(state => AuthorizationProblems.TokenRefused(apiContract, state)),
            .. caller == Caller.Admin ? [AuthorizationProblems.AdminsOnly(apiContract)] : Array.Empty<Problem>(),
            .. caller == Caller.Staff ? [AuthorizationProblems.StaffOnly(apiContract)] : Array.Empty<Problem>(),
        ];

    // The key belongs to the whole request, so its body is read for it, whether or not the function does.
    private static IEnumerable<Problem> OfKey(DescribedFunction function) => function.Traits.IdempotencyKeyRule == IdempotencyKeyRule.Own
        ? Faults([BadKey], function.ApiContract)
        :
        [
            IdempotencyProblems.InFlight(function.ApiContract),
            IdempotencyProblems.OtherRequest(function.ApiContract),
            .. Faults([BadKey, .. OfBody], function.ApiContract),
            .. function is { ApiContract: ApiContract.Gateway, Traits.IdempotencyKeyRule: IdempotencyKeyRule.Required }
                ? [IdempotencyProblems.Missing]
                : Array.Empty<Problem>(),
        ];
}
