using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Serverless.Adapters.Accounts.Issuer;
using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;

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
    private readonly IdSource _ids;

    public OwnTokens(TokenPolicy policy, IdSource ids, TimeProvider clock)
    {
        var key = new SymmetricSecurityKey(Encoding.UTF8.GetBytes(policy.Secret));
        (_policy, _ids, _clock) = (policy, ids, clock);
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

    /// <summary>Issues a token of a new session.</summary>
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
                [TokenClaims.SessionId] = _ids.Next().ToString("N"),
                [TokenClaims.SessionVersion] = user.SessionVersion,
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

        var read = (JsonWebToken)result.SecurityToken;
        var expiresAt = EndOf(read);

        return expiresAt <= _clock.GetUtcNow() ? new KnownToken(TokenReading.Expired)
            : TokenClaims.ReadUser(read) is not { } user ? new KnownToken(TokenReading.MissingSubject)
            : new KnownToken(TokenReading.Valid(user))
            {
                ExpiresAt = expiresAt,
                TrustedUntil = DateTimeOffset.MaxValue,
            };
    }

    // Ended sessions are remembered for the lifetime of a token. So a token that was issued for a longer one, under an
    // earlier setting, ends with the present one.
    private DateTimeOffset EndOf(JsonWebToken token)
    {
        DateTimeOffset expiresAt = token.ValidTo;

        return token.IssuedAt != default && token.IssuedAt + _policy.TokenLifetime is var end && end < expiresAt
            ? end
            : expiresAt;
    }
}
