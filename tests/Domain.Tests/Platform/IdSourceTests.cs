using System.Text.RegularExpressions;
using Microsoft.Extensions.Time.Testing;
using Serverless.Domain.Platform;

namespace Serverless.Domain.Tests.Platform;

public sealed partial class IdSourceTests
{
    private const int Many = 1000;

    private static readonly DateTimeOffset Noon = new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _clock = new(Noon);

    public static TheoryData<ScopedKind> Kinds => [.. Enum.GetValues<ScopedKind>()];

    private IdSource Ids => new(_clock);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Scoped_ids_say_version_4_and_are_read_back(ScopedKind kind)
    {
        foreach (var number in (int[])[1, 42, ScopedId.PerformanceNumberMax])
        {
            var random = Ids.Next(kind, number);
            var computed = ScopedId.Create(kind, number, ordinal: 21_519);

            Assert.Matches(Version4(), random.ToString());
            Assert.Matches(Version4(), computed.ToString());
            Assert.True(ScopedId.TryRead(random, kind, out var read, out _));
            Assert.Equal(number, read);
            Assert.True(ScopedId.TryRead(computed, kind, out read, out var ordinal));
            Assert.Equal((number, 21_519), (read, ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Reads_a_scoped_id_only_as_its_own_kind(ScopedKind kind)
    {
        var id = Ids.Next(kind, 42);

        Assert.All(
            Enum.GetValues<ScopedKind>().Where(other => other != kind),
            other => Assert.False(ScopedId.TryRead(id, other, out _, out _)));
    }

    [Fact]
    public void Ids_without_a_performance_say_version_4_whatever_is_drawn()
    {
        for (var i = 0; i < Many; i++)
        {
            Assert.Matches(Version4(), Ids.Next().ToString());
        }
    }

    [Fact]
    public void Ids_of_keyed_requests_say_version_4_and_are_the_same_again()
    {
        foreach (var bits in (ulong[])[0, 1, 0x8000_0000_0000_0000, ulong.MaxValue])
        {
            var seed = new IdempotencySeed(bits, Noon);

            Assert.Matches(Version4(), Ids.Next(seed).ToString());
            Assert.Equal(Ids.Next(seed), Ids.Next(seed));
            Assert.Matches(Version4(), Ids.Next(ScopedKind.Reservation, 42, seed).ToString());
        }
    }

    [Fact]
    public void Later_ids_sort_behind_earlier_ones()
    {
        var earlier = Ids.Next();
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        var later = Ids.Next();

        Assert.True(string.CompareOrdinal(earlier.ToString(), later.ToString()) < 0);
        Assert.StartsWith($"{Noon.ToUnixTimeMilliseconds():x12}", earlier.ToString("N"), StringComparison.Ordinal);
    }

    // The rule of the original's validator, validator.js.
    [GeneratedRegex("^[0-9A-F]{8}-[0-9A-F]{4}-4[0-9A-F]{3}-[89AB][0-9A-F]{3}-[0-9A-F]{12}$", RegexOptions.IgnoreCase)]
    private static partial Regex Version4();
}
