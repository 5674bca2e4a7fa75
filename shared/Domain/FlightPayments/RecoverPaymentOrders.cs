using System.Globalization;
using Serverless.Domain.Platform;

namespace Serverless.Domain.FlightPayments;

/// <summary>
/// Works on the orders that are due: events that wait for their receipts, orders that no event told of, claims of
/// bookings, payments without a booking, refunds. It can run twice at the same time, because each of its steps can.
/// </summary>
public sealed class RecoverPaymentOrders(
    IPaymentOrders orders, SettlePaymentOrder settle, Rounds rounds, FlightPaymentPolicy policy, TimeProvider clock)
{
    private const int ParallelismMax = 4;

    public Task ExecuteAsync(CancellationToken cancellationToken)
    {
        int[] shards = [.. Enumerable.Range(0, orders.ShardCount)];

        return rounds.RunAsync(
            new Round<int>(nameof(RecoverPaymentOrders), KeyOf, RoundPages.Of(shards, KeyOf), RecoverAsync)
            {
                ParallelismMax = ParallelismMax,
            },
            cancellationToken);
    }

    private static string KeyOf(int shard) => shard.ToString(CultureInfo.InvariantCulture);

    private async Task RecoverAsync(int shard, CancellationToken cancellationToken)
    {
        var due = await orders.ListDueAsync(shard, clock.GetUtcNow(), policy.DueCountMax, cancellationToken);

        foreach (var one in due)
        {
            DateTimeOffset? again = null;
            var isDone = await rounds.TryAsync(
                nameof(RecoverPaymentOrders),
                one.Key,
                async () => again = await settle.ExecuteAsync(one.Id, cancellationToken));

            // An order that cannot be worked on goes behind the others, and is tried again.
            await orders.PostponeAsync(
                one,
                isDone ? again : clock.GetUtcNow().AddSeconds(policy.RetrySecondsMax),
                cancellationToken);
        }

        if (due.Count == policy.DueCountMax)
        {
            rounds.NoteDue(nameof(RecoverPaymentOrders), due[^1].DueAt);
        }
    }
}
