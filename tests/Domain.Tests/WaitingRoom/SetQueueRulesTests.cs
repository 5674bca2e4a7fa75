using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Domain.WaitingRoom;

namespace Serverless.Domain.Tests.WaitingRoom;

public sealed class SetQueueRulesTests
{
    private static readonly QueueRules Before = new(5, 5);

    private readonly QueueSceneClock _fixture = new();

    [Fact]
    public async Task Holds_at_once_and_for_good()
    {
        var performance = _fixture.Add(Before);
        var store = new Books(await _fixture.FindAsync(performance, default));

        var result = await SetAsync(store, performance, new QueueRules(7, 3));

        Assert.Equal(7, result.Value?.Threshold);
        Assert.Equal(new QueueRules(7, 3), store.Kept?.Queue);
    }

    [Fact]
    public async Task Leaves_the_line_alone_when_the_catalogue_says_no()
    {
        var performance = _fixture.Add(Before);
        var store = new Books(await _fixture.FindAsync(performance, default));

        var result = await SetAsync(store, performance, new QueueRules(-1, 3));

        Assert.Equal(ErrorKind.Invalid, result.Error?.Kind);
        Assert.Equal(Before, store.Kept?.Queue);
        var shown = await new ShowQueue(_fixture.Pipeline, _fixture.Queue).ExecuteAsync(performance, default);
        Assert.Equal(5, shown.Value?.Threshold);
    }

    [Fact]
    public async Task Changes_nothing_when_it_is_over()
    {
        var performance = _fixture.Add(Before, PerformanceState.Cancelled);
        var store = new Books(await _fixture.FindAsync(performance, default));

        var result = await SetAsync(store, performance, new QueueRules(7, 3));

        Assert.Equal("waiting-room.closed", result.Error?.Code);
        Assert.Equal(Before, store.Kept?.Queue);
    }

    private Task<Result<QueueStats>> SetAsync(Books store, PerformanceId performance, QueueRules rules) =>
        new SetQueueRules(_fixture.Pipeline, new ChangeQueueRules(store, new CataloguePolicy(), _fixture.Clock), _fixture.Queue)
            .ExecuteAsync(performance, rules, default);

    /// <summary>One page: a single performance, and no room for more.</summary>
    private sealed class Books(Performance? kept) : ICatalogueStore
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
