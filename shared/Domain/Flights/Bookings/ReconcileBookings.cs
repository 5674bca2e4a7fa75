using System.Globalization;
using Serverless.Domain.FlightPayments;
using Serverless.Domain.Platform;

namespace Serverless.Domain.Flights.Bookings;

/// <summary>
/// Compares payment orders with the provider's receipts and with the bookings that they pay for, some at a time and all
/// of them in turn. What does not agree is listed, and repaired where only one outcome is right. It can run twice at
/// the same time, because each repair takes effect once.
/// </summary>
public sealed class ReconcileBookings(
    IPaymentOrders orders, OrderReconciliation reconciliation, IReconciliationFindings findings, Rounds rounds,
    BookingPolicy policy, TimeProvider clock)
{
    private const int ParallelismMax = 4;

    /// <summary>How many orders were compared.</summary>
    public async Task<int> ExecuteAsync(CancellationToken cancellationToken)
    {
        var count = 0;
        await rounds.RunAsync(
            new Round<ShardedOrder>(
                nameof(ReconcileBookings),
                one => one.Key,
                ListAsync,
                async (one, stopped) =>
                {
                    Interlocked.Increment(ref count);
                    await ReconcileAsync(one.Order, stopped);
                })
            {
                ItemsMax = policy.ReconciledOrdersMax,
                ParallelismMax = ParallelismMax,
            },
            cancellationToken);

        return count;
    }

    private async Task ReconcileAsync(PaymentOrder order, CancellationToken cancellationToken)
    {
        var found = await reconciliation.ExecuteAsync(order, cancellationToken);

        if (found is { } disagreement)
        {
            await findings.SaveAsync(
                new ReconciliationFinding(order.Id, order.Number, order.Booking, disagreement, clock.GetUtcNow()),
                cancellationToken);
        }
        else
        {
            await findings.RemoveAsync(order.Id, cancellationToken);
        }
    }

    // The shards one after the other; a key begins with the number of its shard.
    private async Task<RoundPage<ShardedOrder>> ListAsync(
        string? after, int limit, CancellationToken cancellationToken)
    {
        var (shard, key) = ShardedOrder.Read(after);
        var found = new List<ShardedOrder>();

        for (; shard < orders.ShardCount; shard++, key = null)
        {
            var page = await orders.ListAsync(shard, key, limit - found.Count, cancellationToken);
            found.AddRange(page.Items.Select(one => new ShardedOrder(shard, one)));

            if (found.Count >= limit || page.HasMore)
            {
                return new RoundPage<ShardedOrder>(found, page.HasMore || shard + 1 < orders.ShardCount);
            }
        }

        return new RoundPage<ShardedOrder>(found, HasMore: false);
    }

    private sealed record ShardedOrder(int Shard, ListedPaymentOrder Listed)
    {
        private const char Separator = '.';

        public string Key => $"{Shard:D2}{Separator}{Listed.Key}";

        public PaymentOrder Order => Listed.Order;

        public static (int Shard, string? Key) Read(string? key) =>
            key?.Split(Separator, 2) is [var shard, var rest]
            && int.TryParse(shard, CultureInfo.InvariantCulture, out var number)
                ? (number, rest)
                : (0, null);
    }
}
