using Serverless.Domain.Platform;
using Serverless.Functions.Edge;

namespace Serverless.Functions.Payments;

/// <summary>The gateway's codes about money.</summary>
internal static class PaymentWording
{
    public static Wording? Of(Refusal refusal) => refusal.Code switch
    {
        "reservations.expired" or "payments.too-late" => new Wording(refusal.Detail, "RESERVATION_EXPIRED"),
        "payments.not-approved" or "payments.other-payment" => new Wording(refusal.Detail, "PAYMENT_NOT_APPROVED"),
        _ => null,
    };
}
