using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Serverless.Adapters.Accounts.Issuer;
using Serverless.Domain.Accounts;

namespace Serverless.Adapters.Accounts;

/// <summary>
/// Tokens that we sign ourselves, with HMAC-SHA256 and one secret. They have the claim names of all API contracts, so
/// that one login serves all.
/// </summary>
internal sealed class OwnTokens
{
    public const string Algorithm = SecurityAlgorithms.HmacSha256;

    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };
    private readonly TokenValidationParameters _rules;
    private readonly SigningCredentials _credentials;
    private readonly TokenPolicy _policy;
    private readonly TimeProvider _clock;

    public OwnTokens(TokenPolicy policy, TimeProvider clock)
    {
        var key = new SymmetricSecurityKey(Encoding.UTF8.GetBytes(policy.Secret));
        (_policy, _clock) = (policy, clock);
        _credentials = new SigningCredentials(key, Algorithm);
        _rules = new TokenValidationParameters
        {
            IssuerSigningKey = key,
            ValidAlgorithms = [Algorithm],
            ValidateIssuer = false,
            ValidateAudience = false,
            LifetimeValidator = new TokenLifetime(clock, TimeSpan.Zero).Validator,
        };
    }

    public string Issue(User user)
    {
        var now = _clock.GetUtcNow();

        return _handler.CreateToken(new SecurityTokenDescriptor
        {
            SigningCredentials = _credentials,
            Claims = new Dictionary<string, object>
            {
                ["sub"] = user.Id.Value,
                ["userId"] = user.Id.Value,
                ["user_id"] = user.Number,
                ["email"] = user.Email,
                ["role"] = TokenClaims.NameOf(user.Role),
                ["is_admin"] = user.Role == AccountRole.Admin,
                ["iat"] = now.ToUnixTimeSeconds(),
                ["exp"] = (now + _policy.TokenLifetime).ToUnixTimeSeconds(),
            },
        });
    }

    /// <summary>Makes no network call, so it completes synchronously.</summary>
    public async ValueTask<KnownToken> ReadAsync(CompactToken token)
    {
        // Our tokens name no key, so a token with a key name has another signer.
        if (token.NamesKey)
        {
            return new KnownToken(TokenReading.Invalid);
        }

        var result = await _handler.ValidateTokenAsync(token.Text, _rules);

        if (!result.IsValid)
        {
            return new KnownToken(TokenClaims.WhatIsWrong(result.Exception));
        }

        return TokenClaims.ReadUser((JsonWebToken)result.SecurityToken) is { } user
            ? new KnownToken(TokenReading.Valid(user))
            {
                ExpiresAt = result.SecurityToken.ValidTo,
                TrustedUntil = DateTimeOffset.MaxValue,
            }
            : new KnownToken(TokenReading.MissingSubject);
    }
}
