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

    public Task<QueueEntryResult> EnterAsync(
        QueueSettings settings, QueueVisitor visitor, CancellationToken cancellationToken) =>
        Step(settings, queue => queue.Enter(visitor));

    public Task<QueueEntryResult> ShowAsync(
        QueueSettings settings, QueueVisitor visitor, CancellationToken cancellationToken) =>
        Step(settings, queue => queue.Show(visitor));

    public Task LeaveAsync(QueueSettings settings, UserId user, CancellationToken cancellationToken) =>
        Step(settings, queue => queue.Leave(user));

    public Task<DrainResult> AdvanceAsync(QueueSettings settings, CancellationToken cancellationToken) =>
        Step(settings, queue => queue.Advance());

    public Task<QueueStats> ReadAsync(QueueSettings settings, CancellationToken cancellationToken) =>
        Step(settings, queue => queue.Figures());

    public Task<QueueStats> ClearAsync(QueueSettings settings, CancellationToken cancellationToken) =>
        Step(settings, queue => queue.Clear());

    public Task SetRulesAsync(QueueSettings settings, QueueRules rules, CancellationToken cancellationToken) =>
        Step(settings, queue => queue.SetRules(rules));

    /// <summary>Loses a queue, like an emptied Redis.</summary>
    public Task LoseAsync(QueueSettings settings) => Step(settings, queue =>
    {
        queue.Lose();

        return true;
    });

    private Task<T> Step<T>(QueueSettings settings, Func<InMemoryQueue, T> step)
    {
        lock (_gate)
        {
            if (!_queues.TryGetValue(settings.Performance, out var queue))
            {
                _queues[settings.Performance] = queue = new InMemoryQueue(policy, clock, drawPosition);
            }

            queue.Use(settings);

            return Task.FromResult(step(queue));
        }
    }
}
