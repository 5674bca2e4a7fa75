using Serverless.Adapters.Platform;

namespace Serverless.Adapters.Tests.Platform;

public sealed class GenerationalCacheTests
{
    private const int CountMax = 100;

    private readonly GenerationalCache<int, string> _cache = new(CountMax);

    [Fact]
    public void Keeps_no_more_entries_than_its_limit()
    {
        foreach (var key in Enumerable.Range(0, 10 * CountMax))
        {
            _cache.Set(key, "value");
        }

        Assert.InRange(Enumerable.Range(0, 10 * CountMax).Count(Has), 1, CountMax);
    }

    [Fact]
    public void Keeps_a_value_that_is_read_often()
    {
        _cache.Set(-1, "value");

        foreach (var key in Enumerable.Range(0, 10 * CountMax))
        {
            _cache.Set(key, "value");
            Assert.True(_cache.TryGet(-1, out _));
        }
    }

    [Fact]
    public void Drops_a_value_that_is_only_peeked_at()
    {
        _cache.Set(-1, "value");

        foreach (var key in Enumerable.Range(0, 10 * CountMax))
        {
            _cache.Set(key, "value");
            _cache.TryPeek(-1, out _);
        }

        Assert.False(Has(-1));
    }

    [Fact]
    public void Finds_the_value_that_was_set_last()
    {
        _cache.Set(1, "first");
        _cache.Set(1, "second");

        Assert.True(_cache.TryGet(1, out var value));
        Assert.Equal("second", value);
    }

    [Fact]
    public void Counts_a_replaced_value_once()
    {
        _cache.Set(-1, "value");

        foreach (var _ in Enumerable.Range(0, 10 * CountMax))
        {
            _cache.Set(1, "value");
        }

        Assert.True(Has(-1));
    }

    [Fact]
    public void Adds_no_second_value_to_a_key_of_either_generation()
    {
        Assert.True(_cache.TryAdd(1, "first"));
        Assert.False(_cache.TryAdd(1, "second"));

        FillOneGeneration();

        Assert.False(_cache.TryAdd(1, "third"));
        Assert.True(_cache.TryPeek(1, out var value));
        Assert.Equal("first", value);
    }

    [Fact]
    public void Removes_a_key_from_both_generations()
    {
        _cache.Set(1, "first");
        FillOneGeneration();
        _cache.Set(1, "second");

        Assert.True(_cache.TryRemove(1, out var value));
        Assert.Equal("second", value);
        Assert.False(_cache.TryRemove(1, out _));
    }

    [Fact]
    public void Stays_within_twice_its_limit_under_concurrent_writers()
    {
        Parallel.For(0, 20_000, key => _cache.Set(key, "value"));

        Assert.InRange(Enumerable.Range(0, 20_000).Count(Has), 0, 2 * CountMax);
    }

    private bool Has(int key) => _cache.TryPeek(key, out _);

    // Together with one entry that is there already.
    private void FillOneGeneration()
    {
        foreach (var key in Enumerable.Range(1_000, (CountMax / 2) - 1))
        {
            _cache.Set(key, "value");
        }
    }
}
