using System.IdentityModel.Tokens.Jwt;
using System.Text;
using Microsoft.IdentityModel.Tokens;
using Serverless.Domain.Accounts;

namespace Serverless.Adapters.Accounts;

/// <summary>
/// JSON Web Tokens signed with HMAC-SHA256 by one secret. They carry every name that one of the APIs has for the same
/// thing, so that one login serves all. Checking a signature costs far more than an answer may, hence the cache.
/// </summary>
internal sealed class JwtTokens : ITokens
{
    private const int TokenLengthMax = 4096;

    private readonly JwtSecurityTokenHandler _handler = new() { MapInboundClaims = false };
    private readonly TokenValidationParameters _rules;
    private readonly SigningCredentials _credentials;
    private readonly TokenCache _cache;
    private readonly TokenPolicy _policy;
    private readonly TimeProvider _clock;

    public JwtTokens(TokenPolicy policy, TimeProvider clock)
    {
        var key = new SymmetricSecurityKey(Encoding.UTF8.GetBytes(policy.Secret));
        (_policy, _clock, _cache) = (policy, clock, new TokenCache(policy.TokenCacheMax));
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
        var role = visitor.Role == AccountRole.Admin ? "admin" : "user";
        var payload = new JwtPayload
        {
            ["sub"] = visitor.Id.Value,
            ["userId"] = visitor.Id.Value,
            ["user_id"] = visitor.Number,
            ["email"] = visitor.Email,
            ["role"] = role,
            ["is_admin"] = visitor.Role == AccountRole.Admin,
            ["iat"] = now.ToUnixTimeSeconds(),
            ["exp"] = (now + _policy.TokenLifetime).ToUnixTimeSeconds(),
        };

        return _handler.WriteToken(new JwtSecurityToken(new JwtHeader(_credentials), payload));
    }

    public TokenReading Read(ReadOnlySpan<char> token)
    {
        if (token.Length is 0 or > TokenLengthMax || !Ascii.IsValid(token))
        {
            return TokenReading.Forged;
        }

        Span<byte> bytes = stackalloc byte[token.Length];
        Encoding.ASCII.GetBytes(token, bytes);
        var digest = TokenDigest.Of(bytes);

        if (_cache.TryFind(digest, out var known))
        {
            return known.ExpiresAt > _clock.GetUtcNow() ? TokenReading.Valid(known.Visitor) : TokenReading.Expired;
        }

        var reading = Validate(token.ToString(), out var expiresAt);

        if (reading.Visitor is { } visitor)
        {
            _cache.Add(digest, new KnownToken(visitor, expiresAt));
        }

        return reading;
    }

    private TokenReading Validate(string token, out DateTimeOffset expiresAt)
    {
        expiresAt = default;

        try
        {
            _handler.ValidateToken(token, _rules, out var validated);
            var jwt = (JwtSecurityToken)validated;

            // The key fits the longer HMACs too, and a token that names a key was signed with another one than ours.
            if (jwt.Header.Alg != SecurityAlgorithms.HmacSha256 || jwt.Header.Kid is not null)
            {
                return TokenReading.Forged;
            }

            expiresAt = new DateTimeOffset(jwt.ValidTo, TimeSpan.Zero);

            return TokenClaims.ReadVisitor(jwt) is { } visitor ? TokenReading.Valid(visitor) : TokenReading.Nameless;
        }
        catch (SecurityTokenExpiredException)
        {
            return TokenReading.Expired;
        }
#pragma warning disable CA1031 // The handler has no closed list of what hostile text makes it throw.
        catch (Exception)
#pragma warning restore CA1031
        {
            return TokenReading.Forged;
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
