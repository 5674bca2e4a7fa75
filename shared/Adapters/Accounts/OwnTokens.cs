using System.IdentityModel.Tokens.Jwt;
using System.Text;
using Microsoft.IdentityModel.Tokens;
using Serverless.Domain.Accounts;

namespace Serverless.Adapters.Accounts;

/// <summary>
/// Tokens that we sign ourselves, with HMAC-SHA256 by one secret. They carry every name that one of the APIs has for
/// the same thing, so that one login serves all.
/// </summary>
internal sealed class OwnTokens
{
    private readonly JwtSecurityTokenHandler _handler = new() { MapInboundClaims = false };
    private readonly TokenValidationParameters _rules;
    private readonly SigningCredentials _credentials;
    private readonly TokenPolicy _policy;
    private readonly TimeProvider _clock;

    public OwnTokens(TokenPolicy policy, TimeProvider clock)
    {
        var key = new SymmetricSecurityKey(Encoding.UTF8.GetBytes(policy.Secret));
        (_policy, _clock) = (policy, clock);
        _credentials = new SigningCredentials(key, SecurityAlgorithms.HmacSha256);
        _rules = new TokenValidationParameters
        {
            IssuerSigningKey = key,
            RequireSignedTokens = true,
            ValidateIssuer = false,
            ValidateAudience = false,
            LifetimeValidator = IsAlive,
        };
    }

    public string Issue(Visitor visitor)
    {
        var now = _clock.GetUtcNow();
        var payload = new JwtPayload
        {
            ["sub"] = visitor.Id.Value,
            ["userId"] = visitor.Id.Value,
            ["user_id"] = visitor.Number,
            ["email"] = visitor.Email,
            ["role"] = TokenClaims.NameOf(visitor.Role),
            ["is_admin"] = visitor.Role == AccountRole.Admin,
            ["iat"] = now.ToUnixTimeSeconds(),
            ["exp"] = (now + _policy.TokenLifetime).ToUnixTimeSeconds(),
        };

        return _handler.WriteToken(new JwtSecurityToken(new JwtHeader(_credentials), payload));
    }

    public KnownToken Read(string token)
    {
        try
        {
            _handler.ValidateToken(token, _rules, out var validated);
            var jwt = (JwtSecurityToken)validated;

            // The key fits the longer HMACs too, and a token that names a key was signed with another one than ours.
            if (jwt.Header.Alg != SecurityAlgorithms.HmacSha256 || jwt.Header.Kid is not null)
            {
                return new KnownToken(TokenReading.Forged);
            }

            return TokenClaims.ReadVisitor(jwt) is { } visitor
                ? new KnownToken(TokenReading.Valid(visitor))
                {
                    ExpiresAt = new DateTimeOffset(jwt.ValidTo, TimeSpan.Zero),
                    TrustedUntil = DateTimeOffset.MaxValue,
                }
                : new KnownToken(TokenReading.Nameless);
        }
        catch (SecurityTokenExpiredException)
        {
            return new KnownToken(TokenReading.Expired);
        }
#pragma warning disable CA1031 // The handler has no closed list of what hostile text makes it throw.
        catch (Exception)
#pragma warning restore CA1031
        {
            return new KnownToken(TokenReading.Forged);
        }
    }

    private bool IsAlive(
        DateTime? notBefore, DateTime? expires, SecurityToken token, TokenValidationParameters parameters)
    {
        var now = _clock.GetUtcNow().UtcDateTime;

        if (expires <= now)
        {
            throw new SecurityTokenExpiredException();
        }

        return expires is not null && !(notBefore > now);
    }
}
