using Microsoft.Extensions.Time.Testing;
using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Domain.WaitingRoom;
using Serverless.Fakes.Platform;
using Serverless.Fakes.WaitingRoom;

namespace Serverless.Domain.Tests.WaitingRoom;

/// <summary>A few performances and their lines at a moment that only the test moves.</summary>
internal sealed class LineScene : ICatalogue
{
    private readonly Dictionary<PerformanceId, Performance> _performances = [];

    public LineScene() => Line = new InMemoryWaitingLine(Policy, Clock, _ => 0.5);

    public static DateTimeOffset Now => Moments.Noon;

    public FakeTimeProvider Clock { get; } = new(Now);

    public WaitingRoomPolicy Policy { get; } = new() { BurstSeconds = 1, DrainStepsMax = 3, DrainBatchMax = 2 };

    public IWaitingLine Line { get; set; }

    public LineDoor Door => new(this, Clock);

    public AdmitVisitors AdmitVisitors => new(this, Door, Line, Policy, Clock);

    public EnterLine EnterLine => new(Door, Line, Clock);

    public ShowPlace ShowPlace => new(Door, Line, Clock);

    public PerformanceId Add(LineRules? rules, PerformanceState state = PerformanceState.OnSale)
    {
        var number = _performances.Count + 1;
        var id = new PerformanceId(ScopedId.Create(ScopedKind.Performance, number, ordinal: 0));
        var saleEnd = state is PerformanceState.Ended ? Now : Now.AddDays(8);
        var schedule = new PerformanceSchedule(Now.AddDays(9), Now.AddHours(-1), saleEnd);
        var performance = new Performance(id, new PerformanceDetails("Show", "Hall"), schedule);
        _performances[id] = performance with { State = state, Line = rules };

        return id;
    }

    public async Task WaitAsync(PerformanceId performance, params string[] visitors)
    {
        foreach (var visitor in visitors)
        {
            await EnterLine.ExecuteAsync(new VisitorId(visitor), performance, default);
        }
    }

    public ValueTask<Performance?> FindAsync(PerformanceId id, CancellationToken cancellationToken) =>
        ValueTask.FromResult(_performances.GetValueOrDefault(id));

    public ValueTask<Performance?> FindAsync(PerformanceTag tag, CancellationToken cancellationToken) =>
        ValueTask.FromResult(_performances.Values.FirstOrDefault(performance => performance.Id.Tag == tag));

    public ValueTask<IReadOnlyList<Performance>> ListPublishedAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<Performance>>([.. _performances.Values]);

    public ValueTask<IReadOnlyList<Performance>> ListAllAsync(CancellationToken cancellationToken) =>
        ListPublishedAsync(cancellationToken);
}
