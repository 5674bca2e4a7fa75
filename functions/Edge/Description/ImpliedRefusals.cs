using Microsoft.AspNetCore.Http;
using Serverless.Functions.Edge.Access;
using Serverless.Functions.Edge.Idempotency;

namespace Serverless.Functions.Edge.Description;

/// <summary>The refusals that a function's declarations imply, so that nobody has to repeat them.</summary>
internal static class ImpliedRefusals
{
    public static IEnumerable<(int Status, string Reason)> Of(DescribedFunction function, string method)
    {
        var isKeyed = IsKeyed(function, method);

        return OfCaller(function.Traits.Caller, function.Dialect)
            .Concat(function.Reads is not null ? OfBody : [])
            .Concat(isKeyed ? OfKey(function) : [])
            .Concat(function.Queries.Count > 0 ? [(400, "request.repeated-parameter")] : [])
            .Concat(function.Queries.Any(query => query.Type == typeof(int)) ? [(400, "request.bad-number")] : [])
            .Concat(function.Traits.IsUnlimited ? [] : [(429, "request.too-many")])
            .Concat([(500, "platform.fault"), (503, "platform.unavailable")])
            .Distinct();
    }

    /// <summary>Whether the edge looks for an idempotency key.</summary>
    public static bool IsKeyed(DescribedFunction function, string method) =>
        function.Traits is { KeyRule: not KeyRule.Ignored, IsUnlimited: false }
        && !HttpMethods.IsGet(method)
        && !HttpMethods.IsHead(method);

    private static (int Status, string Reason)[] OfBody { get; } =
    [
        (400, "request.malformed"),
        (400, "request.content-type"),
        (413, "request.too-large"),
    ];

    private static IEnumerable<(int Status, string Reason)> OfCaller(Caller? caller, Dialect dialect)
    {
        if (caller is null or Caller.Anyone)
        {
            yield break;
        }

        // Tiketi tells a token that it does not accept from none at all by the status.
        var refused = dialect == Dialect.Tiketi ? 403 : 401;
        yield return (401, "access.token-missing");
        yield return (refused, "access.token-expired");
        yield return (refused, "access.token-invalid");

        if (caller == Caller.Admin)
        {
            yield return (403, "accounts.admins-only");
        }
    }

    private static IEnumerable<(int Status, string Reason)> OfKey(DescribedFunction function)
    {
        var isGateway = function.Dialect == Dialect.Gateway;
        yield return (400, "request.bad-key");

        // The key belongs to the whole request, so its body is read for it, whether or not the function does.
        yield return (400, "request.malformed");
        yield return (413, "request.too-large");
        yield return (409, "request.key-in-flight");
        yield return (isGateway ? 409 : 422, "request.key-reused");

        if (isGateway && function.Traits.KeyRule == KeyRule.Required)
        {
            yield return (400, "request.key-missing");
        }
    }
}
