using System.Text.Json;
using Serverless.Domain.Accounts;

namespace Serverless.Adapters.Accounts.Issuer;

/// <summary>
/// Tokens that another issuer signed with a private key. They say who somebody is and never what they may do: accounts,
/// roles and administrators come from here only.
/// </summary>
internal sealed class IssuerTokens(IssuerPolicy policy, IssuerKeys keys, TimeProvider clock)
{
    // The year 9999; anything later is no time.
    private const double SecondsMax = 253_402_300_799;

    /// <summary>Whether a token of this algorithm is the issuer's, and not our own.</summary>
    public static bool Signs(string algorithm) =>
        algorithm is IssuerAlgorithms.Rsa or IssuerAlgorithms.Elliptic;

    public async ValueTask<KnownToken> ReadAsync(CompactToken token, CancellationToken cancellationToken)
    {
        if (!policy.HasKeys || string.IsNullOrEmpty(token.KeyId))
        {
            return new KnownToken(TokenReading.Forged);
        }

        var finding = await keys.FindAsync(new IssuerKeyName(token.KeyId, token.Algorithm), cancellationToken);

        return finding.Key switch
        {
            null => new KnownToken(finding.IsKnown ? TokenReading.Forged : TokenReading.Unreadable),
            var key when key.HasSigned(token.Signed, token.Signature) =>
                ReadClaims(token.Claims, TokenReading.Valid) with { TrustedUntil = finding.TrustedUntil },
            _ => new KnownToken(TokenReading.Forged),
        };
    }

    /// <summary>What a token says whose signature nobody looks at. Everything else about it must be right.</summary>
    public TokenReading ReadUnproven(CompactToken token) => ReadClaims(token.Claims, TokenReading.Unproven).Reading;

    private KnownToken ReadClaims(JsonElement claims, Func<Visitor, TokenReading> accept)
    {
        try
        {
            return Judge(claims, accept);
        }
        catch (InvalidOperationException)
        {
            // Half of a character, escaped: JSON's grammar lets it pass, and no text holds it.
            return new KnownToken(TokenReading.Forged);
        }
    }

    private KnownToken Judge(JsonElement claims, Func<Visitor, TokenReading> accept)
    {
        var now = clock.GetUtcNow();

        if (TimeOf(claims, "exp") is not { } expiresAt || IsUnreadableTime(claims, "nbf"))
        {
            return new KnownToken(TokenReading.Forged);
        }

        // The issuer's clock may go before or after ours, so both ends are stretched alike.
        if (expiresAt + policy.ClockSkew <= now)
        {
            return new KnownToken(TokenReading.Expired);
        }

        if (TimeOf(claims, "nbf") is { } begins && begins - policy.ClockSkew > now)
        {
            return new KnownToken(TokenReading.Forged);
        }

        if (!IsAddressed(claims))
        {
            return new KnownToken(TokenReading.Misaddressed);
        }

        return CompactToken.TextOf(claims, "sub") is { } subject && !string.IsNullOrWhiteSpace(subject)
            ? new KnownToken(accept(VisitorOf(subject, claims))) { ExpiresAt = expiresAt + policy.ClockSkew }
            : new KnownToken(TokenReading.Nameless);
    }

    private static Visitor VisitorOf(string subject, JsonElement claims) =>
        new(VisitorId.OfSubject(subject), 0, CompactToken.TextOf(claims, "email") ?? string.Empty, AccountRole.User)
        {
            Subject = subject,
        };

    // Not set, which only a developer who skips signatures may leave so, both are not looked at.
    private bool IsAddressed(JsonElement claims) =>
        (policy.Issuer.Length == 0 || CompactToken.TextOf(claims, "iss") == policy.Issuer)
        && (policy.Audience.Length == 0 || IsForUs(claims));

    private bool IsForUs(JsonElement claims) =>
        claims.TryGetProperty("aud"u8, out var audience) && audience.ValueKind switch
        {
            JsonValueKind.String => audience.ValueEquals(policy.Audience),
            JsonValueKind.Array => audience.EnumerateArray().Any(one =>
                one.ValueKind == JsonValueKind.String && one.ValueEquals(policy.Audience)),
            _ => false,
        };

    private static bool IsUnreadableTime(JsonElement claims, string name) =>
        claims.TryGetProperty(name, out _) && TimeOf(claims, name) is null;

    private static DateTimeOffset? TimeOf(JsonElement claims, string name) =>
        claims.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.Number
        && value.TryGetDouble(out var seconds)
        && seconds is >= 0 and <= SecondsMax
            ? DateTimeOffset.UnixEpoch.AddSeconds(seconds)
            : null;
}
