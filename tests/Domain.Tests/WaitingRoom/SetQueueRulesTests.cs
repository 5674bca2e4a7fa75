using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Domain.WaitingRoom;

namespace Serverless.Domain.Tests.WaitingRoom;

public sealed class SetQueueRulesTests
{
    private static readonly QueueRules Before = new(5, 5);

    private readonly QueueFixture _fixture = new();

    [Fact]
    public async Task New_rules_apply_at_once_and_are_stored()
    {
        var performance = _fixture.Add(Before);
        var store = new OnePerformanceStore(await _fixture.FindAsync(performance, default));

        var result = await SetAsync(store, performance, new QueueRules(7, 3));

        Assert.Equal(7, result.Value?.Threshold);
        Assert.Equal(new QueueRules(7, 3), store.Stored?.Queue);
    }

    [Fact]
    public async Task Rejected_rules_leave_the_queue_unchanged()
    {
        var performance = _fixture.Add(Before);
        var store = new OnePerformanceStore(await _fixture.FindAsync(performance, default));

        var result = await SetAsync(store, performance, new QueueRules(-1, 3));

        Assert.Equal(ErrorKind.Invalid, result.Error?.Kind);
        Assert.Equal(Before, store.Stored?.Queue);
        var shown = await new ShowQueue(_fixture.Eligibility, _fixture.Queue).ExecuteAsync(performance, default);
        Assert.Equal(5, shown.Value?.Threshold);
    }

    [Fact]
    public async Task Closed_performance_keeps_its_rules()
    {
        var performance = _fixture.Add(Before, PerformanceState.Cancelled);
        var store = new OnePerformanceStore(await _fixture.FindAsync(performance, default));

        var result = await SetAsync(store, performance, new QueueRules(7, 3));

        Assert.Equal("waiting-room.closed", result.Error?.Code);
        Assert.Equal(Before, store.Stored?.Queue);
    }

    private Task<Result<QueueStats>> SetAsync(OnePerformanceStore store, PerformanceId performance, QueueRules rules) =>
        new SetQueueRules(
            _fixture.Eligibility,
            new ChangeQueueRules(store, new CataloguePolicy(), _fixture.Clock),
            _fixture.Queue)
            .ExecuteAsync(performance, rules, condition: null, default);

    /// <summary>A store of one performance.</summary>
    private sealed class OnePerformanceStore(Performance? stored) : ICatalogueStore
    {
        public Performance? Stored { get; private set; } = stored;

        public Task<Versioned<Performance>?> FindAsync(PerformanceId id, CancellationToken cancellationToken) =>
            Task.FromResult<Versioned<Performance>?>(
                Stored is { } performance ? new Versioned<Performance>(performance, "1") : null);

        public Task<bool> TrySaveAsync(Performance performance, string version, CancellationToken cancellationToken)
        {
            Stored = performance;

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
