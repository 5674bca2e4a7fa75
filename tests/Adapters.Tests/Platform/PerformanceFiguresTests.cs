using Serverless.Adapters.Platform;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Adapters.Tests.Platform;

public sealed class PerformanceFiguresTests
{
    private static readonly PerformanceId Arena = new(ScopedId.Create(ScopedKind.Performance, 1, ordinal: 0));

    private readonly PerformanceFigures<string> _figures = new();

    [Fact]
    public void Older_figure_that_arrives_late_is_ignored()
    {
        _figures.Set(Arena, version: 2, "22");
        _figures.Set(Arena, version: 1, "1");

        Assert.Equal([2], Read());
    }

    [Fact]
    public void Newer_figure_replaces_an_older_one()
    {
        _figures.Set(Arena, version: 1, "1");
        _figures.Set(Arena, version: 2, "22");

        Assert.Equal([2], Read());
    }

    [Fact]
    public void Removed_figure_stays_removed_when_an_older_one_arrives_late()
    {
        _figures.Set(Arena, version: 2, figures: null);
        _figures.Set(Arena, version: 1, "1");

        Assert.Empty(Read());
    }

    [Fact]
    public void Outdated_figure_is_no_longer_reported()
    {
        _figures.Set(Arena, version: 2, "22");
        _figures.Outdate(Arena, version: 2);
        Assert.Equal([2], Read());

        _figures.Outdate(Arena, version: 3);
        _figures.Set(Arena, version: 2, "22");

        Assert.Empty(Read());
    }

    private IEnumerable<int> Read() => _figures.Read(figures => figures.Length).Select(measured => measured.Value);
}
