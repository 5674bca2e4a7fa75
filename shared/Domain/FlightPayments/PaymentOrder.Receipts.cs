namespace Serverless.Domain.FlightPayments;

/// <summary>What a receipt that was read from the provider does to an order in each of its states.</summary>
public sealed partial record PaymentOrder
{
    /// <summary>The same order when the receipt changes nothing, however often it comes and in which order.</summary>
    public PaymentOrder Apply(PaymentReceipt receipt, FlightPaymentPolicy policy, DateTimeOffset now)
    {
        if (receipt.Order != Id)
        {
            return this;
        }

        if (receipt.Id == Receipt)
        {
            return WithCancelled(receipt.CancelledPrice);
        }

        return receipt.Kind switch
        {
            ReceiptKind.Paid when CanBePaidBy(receipt) => this with
            {
                State = PaymentOrderState.Paid,
                Receipt = receipt.Id,
                PaidAt = now,
                BookBy = now + policy.UnattachedTime,
                LookUpAt = null,
            },
            ReceiptKind.Paid => WithoutMoneyOf(receipt, now),
            ReceiptKind.Cancelled when receipt.Remaining > 0 => WithoutMoneyOf(receipt, now),
            ReceiptKind.Cancelled when State is PaymentOrderState.Requested => this with
            {
                State = PaymentOrderState.Cancelled,
                Receipt = receipt.Id,
                CancelledAmount = receipt.CancelledPrice,
                LookUpAt = null,
            },
            ReceiptKind.Failed when State is PaymentOrderState.Requested =>
                this with { State = PaymentOrderState.Failed, LookUpAt = null },
            _ => this,
        };
    }

    /// <summary>Whether the receipt waits for a confirmation that the order can give.</summary>
    public bool CanConfirm(PaymentReceipt receipt) =>
        receipt.Kind is ReceiptKind.Authenticated && receipt.Order == Id && CanBePaidBy(receipt);

    private bool CanBePaidBy(PaymentReceipt receipt) =>
        State is PaymentOrderState.Requested or PaymentOrderState.Failed
        && receipt.Price == Amount
        && receipt.CancelledPrice == 0
        && !Refunds.Any(refund => refund.Receipt == receipt.Id);

    // The provider's count only grows, so an older reading changes nothing.
    private PaymentOrder WithCancelled(long amount) => amount <= CancelledAmount ? this
        : this with
        {
            CancelledAmount = amount,
            State = State is PaymentOrderState.Paid && amount >= Amount ? PaymentOrderState.Cancelled : State,
        };

    // Money that came and that the order has no use for: another amount, a second payment, or one that came too late.
    private PaymentOrder WithoutMoneyOf(PaymentReceipt receipt, DateTimeOffset now)
    {
        if (receipt.Remaining <= 0
            || Refunds.Count >= RefundCountMax
            || Refunds.Any(refund => refund.Receipt == receipt.Id))
        {
            return this;
        }

        var reason = receipt.Price != Amount ? "amount differs from the order" : "order needs no further payment";
        var refund = new PaymentRefund(receipt.Id, $"{receipt.Id}-R", receipt.Remaining, reason)
        {
            CancelledBefore = receipt.CancelledPrice,
            RetryAt = now,
        };

        return this with
        {
            State = State is PaymentOrderState.Requested ? PaymentOrderState.Failed : State,
            LookUpAt = null,
            Refunds = [.. Refunds, refund],
        };
    }
}
