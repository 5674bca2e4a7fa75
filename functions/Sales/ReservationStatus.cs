using Serverless.Domain.Sales;

namespace Serverless.Functions.Sales;

/// <summary>The names of reservation and payment states in Tiketi's API.</summary>
internal static class ReservationStatus
{
    public static string Of(ReservationState state) => state switch
    {
        ReservationState.Pending => "pending",
        ReservationState.Confirmed => "confirmed",
        ReservationState.Cancelled => "cancelled",
        _ => "expired",
    };

    /// <summary>Only captured money is refunded: an unpaid reservation ends as failed or stays pending.</summary>
    public static string Of(Sale sale) => sale.Payment?.State switch
    {
        PaymentState.Captured => "completed",
        PaymentState.Refunding or PaymentState.Refunded => "refunded",
        PaymentState.Declined or PaymentState.Voiding or PaymentState.Voided => "failed",
        _ => "pending",
    };

    /// <summary>The payment method; null without a payment.</summary>
    public static string? MethodOf(Sale sale) => sale.Payment is null ? null : "card";
}
