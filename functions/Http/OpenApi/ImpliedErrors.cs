using System.Reflection;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.Errors;
using Serverless.Functions.Http.Idempotency;
using Serverless.Functions.Http.Protection;
using Serverless.Functions.Http.RateLimiting;

namespace Serverless.Functions.Http.OpenApi;

/// <summary>The errors that follow from a function's other declarations.</summary>
internal static class ImpliedErrors
{
    private static readonly MalformedRequestException[] OfBody =
    [
        new(string.Empty),
        MalformedRequestException.TooSlow(new OperationCanceledException()),
    ];

    private static readonly MalformedRequestException BadKey = new(string.Empty) { Reason = "request.bad-key" };

    // A body that is announced as too large is rejected everywhere, also when the function reads no body.
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
            .Concat(OfRules(function, method))
            .Concat(function.Accepts is not null ? [(400, "request.content-type")] : [])
            .Concat(IsStrict(function) ? [(400, "request.unknown-member")] : [])
            .Concat(function.Queries.Count > 0 ? [(400, "request.repeated-parameter")] : [])
            .Concat(function.Queries.Any(query => query.Type == typeof(int)) ? [(400, "request.bad-number")] : [])
            .Distinct();

    private static bool IsStrict(DescribedFunction function) => function.Accepts?.Body
        .GetCustomAttribute<JsonUnmappedMemberHandlingAttribute>() is not null;

    private static IEnumerable<(int Status, string Reason)> OfRules(DescribedFunction function, string method) =>
        function.ApiContract is ApiContract.Hkdl or ApiContract.Ingresso
        ? []
        :
        [
            (400, "request.bad-condition"),
            (400, "request.refused-header"),
            (417, "request.refused-header"),
            .. function.Traits.QueryNames is null ? [] : new[] { (400, "request.unknown-parameter") },
            .. HttpMethods.IsGet(method) || HttpMethods.IsHead(method)
                ? []
                : new[] { (412, "request.condition-failed"), (415, "request.refused-header") },
        ];

    /// <summary>The errors of the HTTP layer, as it returns them.</summary>
    public static IEnumerable<Problem> ProblemsOf(DescribedFunction function, string method) =>
        OfCaller(function.Traits.Caller, function.ApiContract)
            .Concat(IsKeyed(function, method) ? OfKey(function) : [])
            .Concat(function.Accepts is not null ? [.. Faults(OfBody, function.ApiContract)] : [])
            .Concat(function.Traits.IsRateLimitingDisabled ? [] : OfCounted(function.ApiContract))
            .Concat(function.Traits.Storage is null
                ? []
                : [RateLimitProblems.StoresTooMuch(function.ApiContract, TimeSpan.Zero)])
            .Concat(Faults(OfAll, function.ApiContract));

    /// <summary>Whether the function reads an idempotency key.</summary>
    public static bool IsKeyed(DescribedFunction function, string method) =>
        function.Traits is { IdempotencyKeyRule: not IdempotencyKeyRule.Ignored, IsRateLimitingDisabled: false }
        && !HttpMethods.IsGet(method)
        && !HttpMethods.IsHead(method);

    private static IEnumerable<Problem> OfCounted(ApiContract apiContract) =>
        Faults([MalformedRequestException.NoAddress()], apiContract)
            .Append(RateLimitProblems.TooMany(apiContract, TimeSpan.Zero));

    private static IEnumerable<Problem> Faults(IEnumerable<Exception> exceptions, ApiContract apiContract) =>
        exceptions.Select(exception => FaultProblems.Of(exception, apiContract));

    private static IEnumerable<Problem> OfCaller(Caller? caller, ApiContract apiContract) =>
        caller is null or Caller.Anyone
        ? []
        :
        [
            AuthorizationProblems.TokenMissing(apiContract),
            .. Enum.GetValues<TokenState>()
                .Where(state => state is not TokenState.Valid)
                .Select(state => AuthorizationProblems.TokenRejected(apiContract, state)),
            .. caller == Caller.Admin ? [AuthorizationProblems.AdminsOnly(apiContract)] : Array.Empty<Problem>(),
            .. caller == Caller.Staff ? [AuthorizationProblems.StaffOnly(apiContract)] : Array.Empty<Problem>(),
        ];

    // The key stands for the whole request, so the body is read even when the function does not read it.
    private static IEnumerable<Problem> OfKey(DescribedFunction function) =>
        function.Traits.IdempotencyKeyRule == IdempotencyKeyRule.Own
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
