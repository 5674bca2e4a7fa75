using Serverless.Domain.Sales;

namespace Serverless.Functions.Sales;

/// <summary>Tiketi's names for the states of a reservation and of its payment.</summary>
internal static class ReservationStatus
{
    public static string Of(ReservationState state) => state switch
    {
        ReservationState.Pending => "pending",
        ReservationState.Confirmed => "confirmed",
        ReservationState.Cancelled => "cancelled",
        _ => "expired",
    };

    /// <summary>Refunded only what was taken: a reservation that nobody paid ends as failed or stays pending.</summary>
    public static string Of(Sale sale) => sale.Payment?.State switch
    {
        PaymentState.Captured => "completed",
        PaymentState.Refunding or PaymentState.Refunded => "refunded",
        PaymentState.Declined or PaymentState.Voiding or PaymentState.Voided => "failed",
        _ => "pending",
    };

    /// <summary>The payment's way, once there is a payment.</summary>
    public static string? MethodOf(Sale sale) => sale.Payment is null ? null : "card";
}
