using Serverless.Domain.Sales;
using Serverless.Functions.Catalogue;

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

    /// <summary>
    /// Only money that moved counts: a refund that is under way is still completed, an unpaid reservation ends as
    /// failed or stays pending. A free reservation is completed with its confirmation.
    /// </summary>
    public static string Of(Sale sale) => sale switch
    {
        { Payment.State: PaymentState.Captured or PaymentState.Refunding } => "completed",
        { Payment.State: PaymentState.Refunded } => "refunded",
        { Payment.State: PaymentState.Declined or PaymentState.Voiding or PaymentState.Voided } => "failed",
        { Payment: null, Reservation.State: ReservationState.Confirmed } => "completed",
        { Payment: null, Refunds.Count: > 0 } => sale.IsMoneyMoving ? "completed" : "refunded",
        _ => "pending",
    };

    /// <summary>Null when the event no longer exists.</summary>
    public static string? OfEvent(ReservationView view) =>
        view.Performance is { } performance ? PerformanceStatus.Of(performance.State) : null;

    /// <summary>The payment method; null without a payment.</summary>
    public static string? MethodOf(Sale sale) => sale.Payment is null ? null : "card";
}
