using Serverless.Domain.Platform;
using Serverless.Functions.Http;

namespace Serverless.Functions.Sales.Gateway;

/// <summary>The codes of the gateway's API about seats, reservations and payments.</summary>
internal static class GatewayProblemMapper
{
    public static ProblemText? Of(Error error) => error.Code switch
    {
        "seats.taken" or "seats.already-yours" or "seats.all-named" or "payments.sold-to-others" =>
            new ProblemText(error.Detail, "INVENTORY_CONFLICT"),
        "reservations.pass-missing" => new ProblemText("Your turn has not arrived yet.", "NOT_READY"),
        "reservations.expired" => new ProblemText(error.Detail, "RESERVATION_EXPIRED"),
        "payments.not-approved" or "payments.other-payment" or "payments.capture-refused" =>
            new ProblemText(error.Detail, "PAYMENT_NOT_APPROVED"),
        _ => null,
    };
}
