using Serverless.Adapters.Platform;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Adapters.Tests.Platform;

public sealed class PerformanceFiguresTests
{
    private static readonly PerformanceId Arena = new(ScopedId.Create(ScopedKind.Performance, 1, ordinal: 0));

    private readonly PerformanceFigures<string> _figures = new();

    [Fact]
    public void Keep_the_newer_when_an_older_one_comes_late()
    {
        _figures.Set(Arena, version: 2, "22");
        _figures.Set(Arena, version: 1, "1");

        Assert.Equal([2], Read());
    }

    [Fact]
    public void Take_what_is_newer()
    {
        _figures.Set(Arena, version: 1, "1");
        _figures.Set(Arena, version: 2, "22");

        Assert.Equal([2], Read());
    }

    [Fact]
    public void Stay_gone_when_an_older_one_comes_late()
    {
        _figures.Set(Arena, version: 2, figures: null);
        _figures.Set(Arena, version: 1, "1");

        Assert.Empty(Read());
    }

    [Fact]
    public void Are_told_no_more_once_somebody_else_has_newer_ones()
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
