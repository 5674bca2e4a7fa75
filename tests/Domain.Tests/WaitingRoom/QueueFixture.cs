using Microsoft.Extensions.Time.Testing;
using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Domain.WaitingRoom;
using Serverless.Fakes.Platform;
using Serverless.Fakes.WaitingRoom;

namespace Serverless.Domain.Tests.WaitingRoom;

/// <summary>Performances and their queues, with a clock that only the test moves.</summary>
internal sealed class QueueFixture : ICatalogue
{
    private readonly Dictionary<PerformanceId, Performance> _performances = [];

    public QueueFixture() =>
        (Queue, Rounds) = (new InMemoryWaitingQueue(Policy, Clock, _ => 0.5), new TestRounds(Clock));

    public static DateTimeOffset Now => Moments.Noon;

    public FakeTimeProvider Clock { get; } = new(Now);

    public WaitingRoomPolicy Policy { get; } = new() { BurstSeconds = 1, DrainStepsMax = 3, DrainBatchMax = 2 };

    public TestRounds Rounds { get; }

    public IWaitingQueue Queue { get; set; }

    public QueueEligibility Eligibility => new(this, Policy, Clock);

    public AdmitVisitors AdmitVisitors => new(this, Eligibility, Queue, Rounds.Rounds, Policy, Clock);

    public CheckQueue CheckQueue => new(Eligibility, Queue, Clock);

    public ShowQueueStatus ShowQueueStatus => new(Eligibility, Queue, Clock);

    public PerformanceId Add(QueueRules? rules, PerformanceState state = PerformanceState.OnSale)
    {
        var number = _performances.Count + 1;
        var id = new PerformanceId(ScopedId.Create(ScopedKind.Performance, number, ordinal: 0));
        var saleEnd = state is PerformanceState.Ended ? Now : Now.AddDays(8);
        var schedule = new PerformanceSchedule(Now.AddDays(9), Now.AddHours(-1), saleEnd);
        var performance = new Performance(id, new PerformanceDetails("Show", "Hall"), schedule);
        _performances[id] = performance with { State = state, Queue = rules };

        return id;
    }

    public async Task WaitAsync(PerformanceId performance, params string[] users)
    {
        foreach (var user in users)
        {
            await CheckQueue.ExecuteAsync(new UserId(user), performance, default);
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
