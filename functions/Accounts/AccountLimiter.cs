using Microsoft.AspNetCore.Http;
using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;
using Serverless.Functions.Http;
using Serverless.Functions.Http.RateLimiting;

namespace Serverless.Functions.Accounts;

/// <summary>
/// Limits log-ins, sign-ups and password resets by the account that is tried, besides the limit of the caller's
/// address. A token in the request changes nothing.
/// </summary>
public sealed class AccountLimiter
{
    private readonly IAccountAttempts _attempts;
    private readonly ClientAddress _addresses;
    private readonly RateLimitPolicy _policy;

    internal AccountLimiter(IAccountAttempts attempts, ClientAddress addresses, RateLimitPolicy policy) =>
        (_attempts, _addresses, _policy) = (attempts, addresses, policy);

    internal AccountAttempt AttemptOf(HttpRequest request, AttemptKind kind, string email) =>
        new(kind, email, new Origin(_addresses.Find(request.HttpContext)));

    /// <summary>
    /// A caller who tries the password of the own account. A token of another issuer may name any e-mail address, so
    /// its user stands for it.
    /// </summary>
    internal AccountAttempt AttemptOf(HttpRequest request, User caller) => AttemptOf(
        request, AttemptKind.LogIn, caller.Session is null ? caller.Id.Value : caller.Email);

    /// <summary>
    /// Null for an attempt within the limits, also while Redis is down and the settings let that pass.
    /// </summary>
    internal async ValueTask<Problem?> FindProblemAsync(AccountAttempt attempt, CancellationToken cancellationToken)
    {
        try
        {
            return await _attempts.TryAsync(attempt, cancellationToken) is { } wait ? TooMany(wait) : null;
        }
        catch (DependencyUnavailableException) when (_policy.OpenWithoutRedis)
        {
            return null;
        }
    }

    /// <summary>After a log-in: from now on strangers do not use up the attempts from this address.</summary>
    internal async ValueTask RememberAsync(AccountAttempt attempt, CancellationToken cancellationToken)
    {
        try
        {
            await _attempts.RememberAsync(attempt, cancellationToken);
        }
        catch (DependencyUnavailableException)
        {
            // The log-in is done. Only the mark is lost.
        }
    }

    private static Problem TooMany(TimeSpan wait) =>
        Problem.Of(AccountErrors.TooManyAttempts, AccountProblemMapper.Of) with
        {
            RetryAfterSeconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)),
        };
}
