using Microsoft.AspNetCore.Http;
using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;

namespace Serverless.Functions.Http;

/// <summary>The caller's identity and the idempotency seed, which the middleware left in the request's scope.</summary>
internal static class HttpRequestScopeExtensions
{
    /// <summary>The caller, in a function that only users or administrators may call.</summary>
    public static UserId User(this HttpRequest request) =>
        request.Caller()?.Id ?? throw new InvalidOperationException("The function declares no access for users.");

    /// <summary>The caller; null when the function is open to anyone and the request brought no token.</summary>
    public static User? Caller(this HttpRequest request) => RequestScope.Of(request.HttpContext).User;

    /// <summary>The client's address; empty for a caller with a token whose address is not known.</summary>
    public static string Origin(this HttpRequest request) =>
        RequestScope.Of(request.HttpContext).Origin ?? string.Empty;

    /// <summary>
    /// The seed of the identifiers that an operation makes, so that a repeated request makes nothing twice; null
    /// without an idempotency key.
    /// </summary>
    public static IdempotencySeed? IdempotencySeed(this HttpRequest request) =>
        RequestScope.Of(request.HttpContext).Recorder?.IdempotencySeed;
}
