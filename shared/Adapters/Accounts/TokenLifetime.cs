using Microsoft.IdentityModel.Tokens;

namespace Serverless.Adapters.Accounts;

/// <summary>
/// The start and the end of a token's validity, by our clock; the library would use the system's. The signer's clock
/// may be ahead of ours or behind, so both ends have the same tolerance.
/// </summary>
internal sealed class TokenLifetime(TimeProvider clock, TimeSpan clockSkew)
{
    public LifetimeValidator Validator => (notBefore, expires, _, _) => IsAlive(notBefore, expires);

    /// <summary>At most the end of the calendar.</summary>
    public DateTimeOffset EndOf(DateTime expires) => DateTimeUtil.Add(expires, clockSkew);

    // A token without an expiry is not valid.
    private bool IsAlive(DateTime? notBefore, DateTime? expires)
    {
        var now = clock.GetUtcNow();

        if (expires is { } end && EndOf(end) <= now)
        {
            throw new SecurityTokenExpiredException();
        }

        return expires is not null && !(notBefore - clockSkew > now.UtcDateTime);
    }
}
