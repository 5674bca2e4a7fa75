namespace Serverless.Domain.FlightPayments;

/// <summary>
/// Pays back what an order owes. A refund is stored before the first call, and is done when the receipt shows it: after
/// a refusal or an answer that did not come the receipt is read again.
/// </summary>
public sealed class RefundDelivery(
    IPaymentOrders orders, IPaymentReceipts receipts, PaymentOrderChanges changes, FlightPaymentPolicy policy,
    TimeProvider clock)
{
    private const string UnknownFault = "unknown";

    /// <summary>Delivers the refunds that are due, each once; those that fail have a time of their next attempt.</summary>
    public async Task DeliverAsync(PaymentOrderId id, CancellationToken cancellationToken)
    {
        if (await orders.FindAsync(id, cancellationToken) is not { Value: var order })
        {
            return;
        }

        var now = clock.GetUtcNow();

        // One after the other for each receipt: only then does the receipt's one count show which of them are done.
        var open = new HashSet<ReceiptId>();

        foreach (var refund in order.Refunds.Where(one => !one.IsDone))
        {
            if (open.Contains(refund.Receipt) || refund.RetryAt > now)
            {
                open.Add(refund.Receipt);

                continue;
            }

            var (after, shown) = await DeliverAsync(refund, cancellationToken);
            _ = after.IsDone || open.Add(refund.Receipt);
            FlightPaymentMetrics.Refund(
                after.IsDone ? "done" : after.LastFault is UnknownFault ? "unknown" : "refused");

            // What the provider did is done, so it is written down also when the caller is gone.
            await changes.ChangeAsync(
                id,
                known =>
                {
                    var changed = known.With(after);

                    return shown is null ? changed : changed.Apply(shown, policy, now);
                },
                CancellationToken.None);
        }
    }

    private async Task<(PaymentRefund After, PaymentReceipt? Shown)> DeliverAsync(
        PaymentRefund refund, CancellationToken cancellationToken)
    {
        // An earlier call may have taken effect without an answer.
        if (refund.Attempts > 0
            && await ReadAsync(refund, cancellationToken) is { } before
            && refund.IsShownBy(before))
        {
            return (refund.Done(), before);
        }

        var cancellation = new ReceiptCancellation(refund.Receipt, refund.CancelId, refund.Amount, refund.Reason);
        var reply = await receipts.CancelAsync(cancellation, cancellationToken);

        if (reply is ReceiptReply.Verified(var receipt) && refund.IsShownBy(receipt))
        {
            return (refund.Done(), receipt);
        }

        var read = await ReadAsync(refund, cancellationToken);

        if (read is not null && refund.IsShownBy(read))
        {
            return (refund.Done(), read);
        }

        return reply is ReceiptReply.Refused { Code: ReceiptReply.Refused.AlreadyCancelled }
            ? (refund.Done(), read)
            : (refund.Retry(FaultOf(reply), clock.GetUtcNow() + policy.PauseAfter(refund.Attempts)), read);
    }

    private async Task<PaymentReceipt?> ReadAsync(PaymentRefund refund, CancellationToken cancellationToken) =>
        await receipts.FindAsync(refund.Receipt, cancellationToken) is ReceiptReply.Verified(var receipt)
            ? receipt
            : null;

    private static string FaultOf(ReceiptReply reply) => reply is ReceiptReply.Refused(var code) ? code : UnknownFault;
}
