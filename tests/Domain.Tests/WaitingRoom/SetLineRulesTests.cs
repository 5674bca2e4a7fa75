using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Domain.WaitingRoom;

namespace Serverless.Domain.Tests.WaitingRoom;

public sealed class SetLineRulesTests
{
    private static readonly LineRules Before = new(5, 5);

    private readonly LineScene _scene = new();

    [Fact]
    public async Task Holds_at_once_and_for_good()
    {
        var performance = _scene.Add(Before);
        var books = new Books(await _scene.FindAsync(performance, default));

        var outcome = await SetAsync(books, performance, new LineRules(7, 3));

        Assert.Equal(7, outcome.Value?.Threshold);
        Assert.Equal(new LineRules(7, 3), books.Kept?.Line);
    }

    [Fact]
    public async Task Leaves_the_line_alone_when_the_catalogue_says_no()
    {
        var performance = _scene.Add(Before);
        var books = new Books(await _scene.FindAsync(performance, default));

        var outcome = await SetAsync(books, performance, new LineRules(-1, 3));

        Assert.Equal(RefusalKind.Invalid, outcome.Refusal?.Kind);
        Assert.Equal(Before, books.Kept?.Line);
        var shown = await new ShowLine(_scene.Door, _scene.Line).ExecuteAsync(performance, default);
        Assert.Equal(5, shown.Value?.Threshold);
    }

    [Fact]
    public async Task Changes_nothing_when_it_is_over()
    {
        var performance = _scene.Add(Before, PerformanceState.Cancelled);
        var books = new Books(await _scene.FindAsync(performance, default));

        var outcome = await SetAsync(books, performance, new LineRules(7, 3));

        Assert.Equal("waiting-room.closed", outcome.Refusal?.Code);
        Assert.Equal(Before, books.Kept?.Line);
    }

    private Task<Outcome<LineFigures>> SetAsync(Books books, PerformanceId performance, LineRules rules) =>
        new SetLineRules(_scene.Door, new ChangeLineRules(books, new CataloguePolicy(), _scene.Clock), _scene.Line)
            .ExecuteAsync(performance, rules, default);

    /// <summary>One page: a single performance, and no room for more.</summary>
    private sealed class Books(Performance? kept) : ICatalogueBooks
    {
        public Performance? Kept { get; private set; } = kept;

        public Task<Versioned<Performance>?> FindAsync(PerformanceId id, CancellationToken cancellationToken) =>
            Task.FromResult<Versioned<Performance>?>(Kept is { } page ? new Versioned<Performance>(page, "1") : null);

        public Task<bool> TrySaveAsync(Performance performance, string version, CancellationToken cancellationToken)
        {
            Kept = performance;

            return Task.FromResult(true);
        }

        public Task<Performance?> TryAddAsync(Func<int, Performance> make, CancellationToken cancellationToken) =>
            Task.FromResult<Performance?>(null);

        public Task<IReadOnlyList<SeatLayout>> ListLayoutsAsync(CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<SeatLayout>>([]);

        public Task<SeatLayout?> FindLayoutAsync(LayoutId id, CancellationToken cancellationToken) =>
            Task.FromResult<SeatLayout?>(null);

        public Task<bool> TryAddLayoutAsync(SeatLayout layout, CancellationToken cancellationToken) =>
            Task.FromResult(false);
    }
}
