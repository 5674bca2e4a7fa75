using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Serverless.Domain.Accounts;

namespace Serverless.Adapters.Accounts.Issuer;

/// <summary>
/// Tokens that another issuer signed with a private key. They identify a user and never grant a role: accounts, roles
/// and administrators exist only here.
/// </summary>
internal sealed class IssuerTokens
{
    private readonly JsonWebTokenHandler _handler = new();
    private readonly TokenValidationParameters _rules;
    private readonly TokenLifetime _lifetime;
    private readonly IssuerPolicy _policy;
    private readonly IssuerKeys _keys;

    public IssuerTokens(IssuerPolicy policy, IssuerKeys keys, TimeProvider clock)
    {
        (_policy, _keys, _lifetime) = (policy, keys, new TokenLifetime(clock, policy.ClockSkew));

        // They may be unset only for a developer who skips verification; then neither is checked.
        _rules = new TokenValidationParameters
        {
            ValidateIssuer = policy.Issuer.Length > 0,
            ValidIssuer = policy.Issuer,
            ValidateAudience = policy.Audience.Length > 0,
            ValidAudience = policy.Audience,
            IgnoreTrailingSlashWhenValidatingAudience = false,
            LifetimeValidator = _lifetime.Validator,
            TryAllIssuerSigningKeys = false,
        };
    }

    /// <summary>Whether the issuer, and not we, signs with this algorithm.</summary>
    public static bool Signs(string algorithm) =>
        algorithm is IssuerAlgorithms.Rsa or IssuerAlgorithms.Elliptic;

    public async ValueTask<KnownToken> ReadAsync(CompactToken token, CancellationToken cancellationToken)
    {
        if (!_policy.HasKeys || string.IsNullOrEmpty(token.KeyId))
        {
            return new KnownToken(TokenReading.Invalid);
        }

        var finding = await _keys.FindAsync(new IssuerKeyName(token.KeyId, token.Algorithm), cancellationToken);

        if (finding.Key is null)
        {
            return new KnownToken(finding.IsKnown ? TokenReading.Invalid : TokenReading.KeysUnavailable);
        }

        var rules = _rules.Clone();
        rules.IssuerSigningKey = finding.Key;
        rules.ValidAlgorithms = [token.Algorithm];

        return await ReadAsync(token, rules, TokenReading.Valid) with { TrustedUntil = finding.TrustedUntil };
    }

    /// <summary>Reads a token without verifying its signature. Everything else must be valid.</summary>
    public async ValueTask<TokenReading> ReadUnverifiedAsync(CompactToken token)
    {
        var rules = _rules.Clone();
        rules.SignatureValidator = (text, _) => new JsonWebToken(text);

        return (await ReadAsync(token, rules, TokenReading.Unverified)).Reading;
    }

    private async ValueTask<KnownToken> ReadAsync(
        CompactToken token, TokenValidationParameters rules, Func<User, TokenReading> accept)
    {
        var result = await _handler.ValidateTokenAsync(token.Text, rules);

        if (!result.IsValid)
        {
            return new KnownToken(TokenClaims.WhatIsWrong(result.Exception));
        }

        return CompactToken.TextOf(token.Claims, "sub") is { } subject && !string.IsNullOrWhiteSpace(subject)
            ? new KnownToken(accept(UserOf(subject, token)))
            {
                ExpiresAt = _lifetime.EndOf(result.SecurityToken.ValidTo),
            }
            : new KnownToken(TokenReading.MissingSubject);
    }

    private static User UserOf(string subject, CompactToken token) => new(
        UserId.OfSubject(subject), 0, CompactToken.TextOf(token.Claims, "email") ?? string.Empty, AccountRole.User)
    {
        Subject = subject,
    };
}
