using Serverless.Domain.Platform;

namespace Serverless.Domain.FlightPayments;

/// <summary>
/// Takes an event of the provider: stores it, and then reads the receipt that it names. A success means that it is
/// stored; what the receipt says is applied at once or by the timer.
/// </summary>
public sealed class ReceivePaymentEvent(
    IPaymentOrders orders, SettlePaymentOrder settle, FlightPaymentPolicy policy, TimeProvider clock)
{
    public async Task<Result<PaymentOrderId>> ExecuteAsync(
        PaymentNotice notice, CancellationToken cancellationToken)
    {
        if (!PaymentOrderId.TryParse(notice.OrderId, out var id)
            || await orders.FindAsync(id, cancellationToken) is null)
        {
            return FlightPaymentErrors.UnknownOrder;
        }

        var now = clock.GetUtcNow();
        var received = new PaymentEvent(id, ReceiptOf(notice), KindOf(notice), now);
        await orders.AddEventAsync(received, now + policy.FirstRetry, cancellationToken);
        await TrySettleAsync(id, cancellationToken);

        return id;
    }

    // The event is stored, so whatever happens here is for the timer to repeat. A request that ends is no fault either.
    private async Task TrySettleAsync(PaymentOrderId id, CancellationToken cancellationToken)
    {
        using var wait = new CancellationTokenSource(policy.EventWait, clock);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, wait.Token);

        try
        {
            await settle.ExecuteAsync(id, limit.Token);
        }
        catch (Exception fault) when (fault is OperationCanceledException or DependencyUnavailableException)
        {
            FlightPaymentMetrics.Event("left_to_timer");
        }
    }

    private static ReceiptId? ReceiptOf(PaymentNotice notice) =>
        ReceiptId.TryParse(notice.ReceiptId, out var receipt) ? receipt : null;

    private static string KindOf(PaymentNotice notice)
    {
        var kind = notice.Kind ?? string.Empty;

        return kind.Length <= PaymentEvent.KindLengthMax ? kind : kind[..PaymentEvent.KindLengthMax];
    }
}

/// <summary>What an event says, unread.</summary>
/// <param name="Kind">Its type, or else its status.</param>
public sealed record PaymentNotice(string OrderId, string? ReceiptId, string? Kind);
