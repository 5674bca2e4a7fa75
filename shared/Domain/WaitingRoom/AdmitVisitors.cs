using System.Collections.Concurrent;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Domain.WaitingRoom;

/// <summary>
/// Advances every queue. It may run twice at once or late, because each step admits by the time that has passed and not
/// by the number of runs. While it is late, requests for queue entries take the same steps.
/// </summary>
public sealed class AdmitVisitors(
    ICatalogue catalogue,
    QueueEligibility eligibility,
    IWaitingQueue queue,
    Rounds rounds,
    WaitingRoomPolicy policy,
    TimeProvider clock)
{
    public async Task<IReadOnlyList<LiveMessage>> ExecuteAsync(CancellationToken cancellationToken)
    {
        var published = await catalogue.ListPublishedAsync(cancellationToken);
        IReadOnlyList<Performance> queued =
            [.. published.Where(performance => performance.Queue is not null && eligibility.IsOpen(performance))];
        var messages = new ConcurrentQueue<LiveMessage>();
        await rounds.RunAsync(
            new Round<Performance>(
                nameof(AdmitVisitors),
                performance => performance.Id.Tag.ToString(),
                RoundPages.Of(queued, performance => performance.Id.Tag.ToString()),
                (performance, stopped) => AdvanceAsync(performance, messages, stopped))
            {
                ParallelismMax = policy.DrainParallelismMax,
            },
            cancellationToken);

        return [.. messages];
    }

    private async Task AdvanceAsync(
        Performance performance, ConcurrentQueue<LiveMessage> messages, CancellationToken stopped)
    {
        var settings = eligibility.SettingsOf(performance);
        var hasMore = true;
        QueueMoved? notification = null;

        try
        {
            for (var step = 0; hasMore && step < policy.DrainStepsMax; step++)
            {
                var drained = await queue.AdvanceAsync(settings, stopped);
                hasMore = drained.HasMore;
                notification = drained.Admitted.Count > 0
                    ? new QueueMoved(performance.Id, drained.Queue, clock.GetUtcNow())
                    : notification;

                LiveMessage[] messagesOfStep =
                [
                    .. QueueNotifications.Restoring(performance.Id, drained.Restoration, drained.Queue),
                    .. QueueNotifications.Admitted(performance.Id, drained),
                ];

                foreach (var message in messagesOfStep)
                {
                    messages.Enqueue(message);
                }
            }
        }
        finally
        {
            if (notification is not null)
            {
                messages.Enqueue(notification);
            }
        }
    }
}
