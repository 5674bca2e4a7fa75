using Microsoft.Extensions.Time.Testing;
using Serverless.Domain.Platform;
using Serverless.Fakes.Platform;

namespace Serverless.Domain.Tests.Platform;

/// <summary>Identifiers that are made at one instant differ.</summary>
public sealed class DistinctIdsTests
{
    private const int Count = 20_000;

    private readonly IdSource _ids = new(new FakeTimeProvider(Moments.Noon));

    [Fact]
    public void Makes_distinct_identifiers_while_the_clock_stands_still() => AssertDistinct(_ => _ids.Next());

    [Theory]
    [InlineData(ScopedKind.Performance)]
    [InlineData(ScopedKind.Reservation)]
    [InlineData(ScopedKind.Payment)]
    public void Makes_distinct_identifiers_of_one_performance_while_the_clock_stands_still(ScopedKind kind) =>
        AssertDistinct(_ => _ids.Next(kind, 1));

    [Fact]
    public void Makes_distinct_identifiers_from_the_keys_of_one_instant()
    {
        var random = new Random(1);
        var bits = Enumerable.Range(0, Count).Select(_ => (ulong)random.NextInt64()).ToArray();

        AssertDistinct(i => _ids.Next(new IdempotencySeed(bits[i], Moments.Noon)));
        AssertDistinct(i => _ids.Next(ScopedKind.Reservation, 1, new IdempotencySeed(bits[i], Moments.Noon)));
    }

    private static void AssertDistinct(Func<int, Guid> next)
    {
        var made = new Guid[Count];
        Parallel.For(0, Count, i => made[i] = next(i));

        Assert.Equal(Count, made.Distinct().Count());
    }
}
