using Serverless.Domain.Platform;
using Serverless.Functions.Edge;

namespace Serverless.Functions.Reservations.Gateway;

/// <summary>The gateway's codes about seats, reservations and money.</summary>
internal static class GatewayWording
{
    public static Wording? Of(Refusal refusal) => refusal.Code switch
    {
        "seats.taken" or "seats.all-named" => new Wording(refusal.Detail, "INVENTORY_CONFLICT"),
        "reservations.pass-missing" => new Wording("Your turn has not arrived yet.", "NOT_READY"),
        "reservations.expired" or "payments.too-late" => new Wording(refusal.Detail, "RESERVATION_EXPIRED"),
        "payments.not-approved" or "payments.other-payment" => new Wording(refusal.Detail, "PAYMENT_NOT_APPROVED"),
        _ => null,
    };
}
