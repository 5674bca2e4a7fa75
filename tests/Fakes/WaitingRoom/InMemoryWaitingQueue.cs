using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Domain.WaitingRoom;

namespace Serverless.Fakes.WaitingRoom;

/// <summary>
/// A readable implementation of the queue rules, which the tests compare with the scripts. The caller provides the
/// positions of the pre-sale draw, because two draws need not agree.
/// </summary>
public sealed class InMemoryWaitingQueue(
    WaitingRoomPolicy policy, TimeProvider clock, Func<UserId, double> drawPosition) : IWaitingQueue
{
    private readonly Lock _gate = new();
    private readonly Dictionary<PerformanceTag, InMemoryQueue> _queues = [];

    public Task<QueueEntryResult> EnterAsync(QueueSettings terms, UserId user, CancellationToken cancellationToken) =>
        Step(terms, queue => queue.Enter(user, drawPosition));

    public Task<QueueEntryResult> ShowAsync(QueueSettings terms, UserId user, CancellationToken cancellationToken) =>
        Step(terms, queue => queue.Show(user));

    public Task LeaveAsync(QueueSettings terms, UserId user, CancellationToken cancellationToken) =>
        Step(terms, queue => queue.Leave(user));

    public Task<DrainResult> AdvanceAsync(QueueSettings terms, CancellationToken cancellationToken) =>
        Step(terms, queue => queue.Advance());

    public Task<QueueStats> ReadAsync(QueueSettings terms, CancellationToken cancellationToken) =>
        Step(terms, queue => queue.Figures());

    public Task<QueueStats> ClearAsync(QueueSettings terms, CancellationToken cancellationToken) =>
        Step(terms, queue => queue.Clear());

    public Task SetRulesAsync(QueueSettings terms, QueueRules rules, CancellationToken cancellationToken) =>
        Step(terms, queue => queue.SetRules(rules));

    private Task<T> Step<T>(QueueSettings terms, Func<InMemoryQueue, T> step)
    {
        lock (_gate)
        {
            if (!_queues.TryGetValue(terms.Performance, out var queue))
            {
                _queues[terms.Performance] = queue = new InMemoryQueue(policy, clock);
            }

            queue.Use(terms);

            return Task.FromResult(step(queue));
        }
    }
}
