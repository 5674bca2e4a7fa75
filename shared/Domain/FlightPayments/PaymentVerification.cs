using Serverless.Domain.Platform;

namespace Serverless.Domain.FlightPayments;

/// <summary>
/// Reads receipts from the provider and applies what they say. Nothing else makes an order paid.
/// </summary>
public sealed class PaymentVerification(
    IPaymentOrders orders, IPaymentReceipts receipts, PaymentOrderChanges changes, FlightPaymentPolicy policy,
    TimeProvider clock)
{
    /// <summary>Reads the receipts of the events that wait; true when one could not be read.</summary>
    public async Task<bool> ReadEventsAsync(PaymentOrder order, CancellationToken cancellationToken)
    {
        var events = await orders.ListEventsAsync(order.Id, policy.EventCountMax, cancellationToken);
        var read = new List<PaymentReceipt>();
        var settled = new List<SettledEvent>();

        foreach (var received in events)
        {
            if (await ReadAsync(order, received, cancellationToken) is { } found)
            {
                read.AddRange(found.Receipts);
                settled.Add(found.Settled);
            }
        }

        if (settled.Count > 0)
        {
            await SaveAsync(order.Id, read, settled, cancellationToken);
        }

        return settled.Count < events.Count || events.Count == policy.EventCountMax;
    }

    /// <summary>
    /// Asks the provider for receipts of an order that is not paid, and sets the time of the next question. False when
    /// the provider did not answer.
    /// </summary>
    public async Task<bool> LookUpAsync(PaymentOrder order, CancellationToken cancellationToken)
    {
        var found = (await receipts.SearchAsync(order, cancellationToken)).Receipts;
        var confirmed = found is null ? [] : await ConfirmEachAsync(order, found, cancellationToken);
        ThrowOnConflict(await changes.ChangeAsync(
            order.Id,
            known => NextLookUp(Apply(known, confirmed), isAnswered: found is not null),
            cancellationToken));

        return found is not null;
    }

    private async Task<(IReadOnlyList<PaymentReceipt> Receipts, SettledEvent Settled)?> ReadAsync(
        PaymentOrder order, PaymentEvent received, CancellationToken cancellationToken)
    {
        if (received.Receipt is not { } named)
        {
            var all = (await receipts.SearchAsync(order, cancellationToken)).Receipts;

            return all is null
                ? null
                : (await ConfirmEachAsync(order, all, cancellationToken), new SettledEvent(received, "searched", null));
        }

        switch (await receipts.FindAsync(named, cancellationToken))
        {
            case ReceiptReply.Verified(var receipt) when receipt.Order != order.Id:
                return ([], new SettledEvent(received, "other_order", receipt.CancelledPrice));
            case ReceiptReply.Verified(var receipt):
                return await ConfirmEachAsync(order, [receipt], cancellationToken) is [var last]
                    ? ([last], new SettledEvent(received, "verified", last.CancelledPrice))
                    : null;
            case ReceiptReply.Refused:
                return ([], new SettledEvent(received, "refused", null));
            default:
                return null;
        }
    }

    // A receipt whose confirmation has no known end is left out: it is read again.
    private async Task<IReadOnlyList<PaymentReceipt>> ConfirmEachAsync(
        PaymentOrder order, IReadOnlyList<PaymentReceipt> found, CancellationToken cancellationToken)
    {
        var all = new List<PaymentReceipt>();

        foreach (var receipt in found)
        {
            if (!order.CanConfirm(receipt))
            {
                all.Add(receipt);

                continue;
            }

            switch (await receipts.ConfirmAsync(receipt.Id, cancellationToken))
            {
                case ReceiptReply.Verified(var confirmed):
                    all.Add(confirmed);
                    break;
                case ReceiptReply.Refused:
                    all.Add(receipt);
                    break;
            }
        }

        return all;
    }

    // Another caller may have settled some of the events. One that came again since is not settled by this reading.
    private async Task SaveAsync(
        PaymentOrderId id, List<PaymentReceipt> read, List<SettledEvent> settled, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < policy.ChangeAttemptsMax && settled.Count > 0; attempt++)
        {
            if (await orders.FindAsync(id, cancellationToken) is not { } found)
            {
                return;
            }

            var after = Apply(found.Value, read);

            if (await orders.TrySaveAsync(after, found.Version, settled, cancellationToken) is not null)
            {
                FlightPaymentMetrics.Changed(found.Value, after);
                settled.ForEach(one => FlightPaymentMetrics.Event(one.Result));

                return;
            }

            var left = await orders.ListEventsAsync(id, policy.EventCountMax, cancellationToken);
            settled = [.. settled.Where(one => left.Contains(one.Event))];
        }

        ThrowOnConflict(await changes.ChangeAsync(id, known => Apply(known, read), cancellationToken));
    }

    private PaymentOrder Apply(PaymentOrder order, IReadOnlyList<PaymentReceipt> read)
    {
        var now = clock.GetUtcNow();

        return read.Aggregate(order, (known, receipt) => known.Apply(receipt, policy, now));
    }

    private Result<PaymentOrder> NextLookUp(PaymentOrder order, bool isAnswered)
    {
        var now = clock.GetUtcNow();

        if (order.State is not PaymentOrderState.Requested || order.LookUpAt > now)
        {
            return order;
        }

        // Money that comes later than this is paid back.
        if (isAnswered && now - order.CreatedAt >= policy.AbandonedTime)
        {
            return order with { State = PaymentOrderState.Cancelled, LookUpAt = null };
        }

        var count = Math.Min(order.LookUpCount + 1, 20);
        var pause = TimeSpan.FromTicks(Math.Min(
            (long)(policy.LookUpTime.Ticks * Math.Pow(2, count)), policy.AbandonedTime.Ticks / 4));

        return order with { LookUpCount = count, LookUpAt = now + pause };
    }

    private static void ThrowOnConflict(Result<PaymentOrder> result)
    {
        if (result.IsError)
        {
            throw new DependencyUnavailableException(result.Error.Detail);
        }
    }
}
