using System.Text;
using Microsoft.Extensions.Logging;
using Serverless.Adapters.Accounts.Issuer;
using Serverless.Adapters.Platform;
using Serverless.Domain.Accounts;

namespace Serverless.Adapters.Accounts;

/// <summary>
/// JSON Web Tokens: our own, and those of the one issuer that we trust. The algorithm in the header decides which of
/// the two verifies, and neither has a key for the other's algorithms. Verifying a signature is expensive, so valid
/// tokens are cached.
/// </summary>
internal sealed partial class JwtTokens : ITokens
{
    private const int TokenLengthMax = 4096;

    private readonly OwnTokens _own;
    private readonly IssuerTokens _issuer;
    private readonly GenerationalCache<TokenDigest, KnownToken> _cache;
    private readonly TimeProvider _clock;
    private readonly bool _skipsSignatures;

    public JwtTokens(
        TokenPolicy policy,
        IssuerPolicy issuerPolicy,
        OwnTokens own,
        IssuerTokens issuer,
        TimeProvider clock,
        ILogger<JwtTokens> logger)
    {
        (_own, _issuer, _clock) = (own, issuer, clock);
        _cache = new GenerationalCache<TokenDigest, KnownToken>(policy.TokenCacheMax);
        _skipsSignatures = issuerPolicy.SkipsSignatures;

        if (_skipsSignatures)
        {
            LogSkipping(logger, IssuerPolicy.SkipVerifySetting);
        }
    }

    public string Issue(User user) => _own.Issue(user);

    public ValueTask<TokenReading> ReadAsync(ReadOnlySpan<char> token, CancellationToken cancellationToken)
    {
        if (token.Length is 0 or > TokenLengthMax || !Ascii.IsValid(token))
        {
            return new ValueTask<TokenReading>(TokenReading.Invalid);
        }

        Span<byte> bytes = stackalloc byte[token.Length];
        Encoding.ASCII.GetBytes(token, bytes);
        var digest = TokenDigest.Of(bytes);

        if (_cache.TryGet(digest, out var known))
        {
            var now = _clock.GetUtcNow();

            if (known.ExpiresAt <= now)
            {
                return new ValueTask<TokenReading>(TokenReading.Expired);
            }

            if (now < known.TrustedUntil)
            {
                return new ValueTask<TokenReading>(known.Reading);
            }
        }

        return ReadUnseenAsync(digest, token.ToString(), cancellationToken);
    }

    private async ValueTask<TokenReading> ReadUnseenAsync(
        TokenDigest digest, string text, CancellationToken cancellationToken)
    {
        var token = CompactToken.Parse(text);

        if (token is null || !(token.Algorithm == OwnTokens.Algorithm || IssuerTokens.Signs(token.Algorithm)))
        {
            return TokenReading.Invalid;
        }

        var reading = Remember(digest, token.Algorithm == OwnTokens.Algorithm
            ? await _own.ReadAsync(token)
            : await _issuer.ReadAsync(token, cancellationToken));

        // Skipping the verification accepts a wrong signature and nothing else.
        return _skipsSignatures && reading.State is TokenState.Invalid or TokenState.KeysUnavailable
            ? await _issuer.ReadUnverifiedAsync(token)
            : reading;
    }

    private TokenReading Remember(TokenDigest digest, in KnownToken known)
    {
        if (known.Reading.State == TokenState.Valid)
        {
            _cache.Set(digest, known);
        }

        return known.Reading;
    }

    [LoggerMessage(1, LogLevel.Warning, "{Setting} is on: the gateway's routes believe any token")]
    private static partial void LogSkipping(ILogger logger, string setting);
}
