using Microsoft.IdentityModel.Tokens;

namespace Serverless.Adapters.Accounts;

/// <summary>
/// From when and until when a token counts, by our clock; the library would ask the system's. The signer's clock may go
/// before or after ours, so both ends are stretched alike.
/// </summary>
internal sealed class TokenLifetime(TimeProvider clock, TimeSpan clockSkew)
{
    public LifetimeValidator Validator => (notBefore, expires, _, _) => IsAlive(notBefore, expires);

    /// <summary>At most the end of the calendar.</summary>
    public DateTimeOffset EndOf(DateTime expires) => DateTimeUtil.Add(expires, clockSkew);

    // A token that never ends is not alive.
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
