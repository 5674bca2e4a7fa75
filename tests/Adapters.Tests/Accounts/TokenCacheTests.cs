using System.Globalization;
using System.Text;
using Serverless.Adapters.Accounts;
using Serverless.Domain.Accounts;

namespace Serverless.Adapters.Tests.Accounts;

public sealed class TokenCacheTests
{
    private static readonly KnownToken Known = new(
        TokenReading.Valid(new User(new UserId("someone"), 1, string.Empty, AccountRole.User)))
    {
        ExpiresAt = DateTimeOffset.MaxValue,
        TrustedUntil = DateTimeOffset.MaxValue,
    };

    [Fact]
    public void Holds_at_most_the_limit()
    {
        const int CountMax = 100;
        var cache = new TokenCache(CountMax);

        foreach (var index in Enumerable.Range(0, 10 * CountMax))
        {
            cache.Add(Digest(index), Known);
        }

        Assert.InRange(Enumerable.Range(0, 10 * CountMax).Count(index => Has(cache, index)), 1, CountMax);
    }

    [Fact]
    public void Keeps_frequently_used_tokens()
    {
        var cache = new TokenCache(100);
        cache.Add(Digest(-1), Known);

        foreach (var index in Enumerable.Range(0, 1_000))
        {
            cache.Add(Digest(index), Known);
            Assert.True(Has(cache, -1));
        }
    }

    [Fact]
    public void Later_reading_replaces_an_earlier_one()
    {
        var cache = new TokenCache(100);
        cache.Add(Digest(1), Known);

        cache.Add(Digest(1), Known with { TrustedUntil = DateTimeOffset.MinValue });

        Assert.True(cache.TryFind(Digest(1), out var known));
        Assert.Equal(DateTimeOffset.MinValue, known.TrustedUntil);
    }

    [Fact]
    public void Stays_bounded_under_concurrent_additions()
    {
        const int CountMax = 64;
        var cache = new TokenCache(CountMax);

        Parallel.For(0, 20_000, index => cache.Add(Digest(index), Known));

        Assert.InRange(Enumerable.Range(0, 20_000).Count(index => Has(cache, index)), 0, 2 * CountMax);
    }

    private static bool Has(TokenCache cache, int index) => cache.TryFind(Digest(index), out _);

    private static TokenDigest Digest(int index) =>
        TokenDigest.Of(Encoding.ASCII.GetBytes(index.ToString(CultureInfo.InvariantCulture)));
}
