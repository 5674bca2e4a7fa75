using System.Diagnostics.Metrics;
using Serverless.Domain.Platform;
using Serverless.Domain.Sales;

namespace Serverless.Adapters.Sales;

/// <summary>
/// Metrics of sales and payments. A change is counted where it is committed: of many attempts at the same change only
/// one is committed, so none is counted twice.
/// </summary>
internal static class SaleMetrics
{
    private static readonly Counter<long> SoldUnits = Telemetry.Meter.CreateCounter<long>(
        "units_sold_total", description: "Seats and tickets whose sale was committed, by kind.");

    private static readonly Counter<long> ReturnedUnits = Telemetry.Meter.CreateCounter<long>(
        "units_returned_total", description: "Seats and tickets that were sold and returned, by kind.");

    private static readonly Counter<long> Captured = Telemetry.Meter.CreateCounter<long>(
        "payments_captured_total", description: "Payments whose money was captured, by currency.");

    private static readonly Counter<long> CapturedAmount = Telemetry.Meter.CreateCounter<long>(
        "payments_captured_minor_units_total",
        description: "Captured money, in the smallest units of its currency.");

    private static readonly KeyValuePair<string, object?> Seat = new("kind", "seat");
    private static readonly KeyValuePair<string, object?> Ticket = new("kind", "ticket");

    public static void Committed(Sale? before, Sale after)
    {
        var (was, reservation) = (before?.Reservation.State, after.Reservation);
        var kind = reservation.Seats.Count > 0 ? Seat : Ticket;

        if (reservation.State is ReservationState.Confirmed && was is not ReservationState.Confirmed)
        {
            SoldUnits.Add(reservation.UnitCount, kind);
        }
        else if (was is ReservationState.Confirmed)
        {
            var kept = reservation.State is ReservationState.Confirmed ? after.KeptUnits.Count : 0;
            ReturnedUnits.Add(before!.KeptUnits.Count - kept, kind);
        }

        if (after.Payment is { State: PaymentState.Captured } payment
            && before?.Payment?.State is not PaymentState.Captured)
        {
            // Few currencies occur, so the label has few values.
            var currency = new KeyValuePair<string, object?>("currency", payment.Amount.Currency);
            Captured.Add(1, currency);
            CapturedAmount.Add(payment.Amount.Amount, currency);
        }
    }
}
