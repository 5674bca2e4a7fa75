using System.Collections.Concurrent;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Domain.WaitingRoom;

/// <summary>
/// Moves every line on. It may run twice at once or miss its time: what may happen is decided by the line's own step,
/// by the time that has passed and never by the number of runs. When it is late, those who ask for their places take
/// the same steps.
/// </summary>
public sealed class AdmitVisitors(
    ICatalogue catalogue, QueueEligibility eligibility, IWaitingQueue queue, WaitingRoomPolicy policy, TimeProvider clock)
{
    public async Task<IReadOnlyList<LiveMessage>> ExecuteAsync(CancellationToken cancellationToken)
    {
        var published = await catalogue.ListPublishedAsync(cancellationToken);
        var messages = new ConcurrentQueue<LiveMessage>();
        var failures = new ConcurrentQueue<Exception>();
        var bounds = new ParallelOptions
        {
            MaxDegreeOfParallelism = policy.DrainParallelismMax,
            CancellationToken = cancellationToken,
        };

        await Parallel.ForEachAsync(
            published.Where(performance => performance.Queue is not null && eligibility.IsOpen(performance)),
            bounds,
            async (performance, stopped) =>
            {
                try
                {
                    await AdvanceAsync(performance, performance.Queue!, messages, stopped);
                }
                catch (DependencyUnavailableException exception)
                {
                    failures.Enqueue(exception);
                }
            });

        // Those who were admitted must hear of it even when another line could not be moved.
        return messages.IsEmpty && !failures.IsEmpty
            ? throw new AggregateException("No line could be moved.", failures)
            : [.. messages];
    }

    private async Task AdvanceAsync(
        Performance performance, QueueRules rules, ConcurrentQueue<LiveMessage> messages, CancellationToken stopped)
    {
        var terms = QueueSettings.Of(performance, rules);
        var hasMore = true;
        QueueMoved? news = null;

        try
        {
            for (var step = 0; hasMore && step < policy.DrainStepsMax; step++)
            {
                var moved = await queue.AdvanceAsync(terms, stopped);
                hasMore = moved.HasMore;
                news = moved.Admitted.Count > 0 ? new QueueMoved(performance.Id, moved.Queue, clock.GetUtcNow()) : news;

                foreach (var message in QueueNotifications.Admitted(performance.Id, moved))
                {
                    messages.Enqueue(message);
                }
            }
        }
        finally
        {
            if (news is not null)
            {
                messages.Enqueue(news);
            }
        }
    }
}
