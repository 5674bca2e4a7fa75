using System.Diagnostics.Metrics;
using Serverless.Domain.Platform;
using Serverless.Domain.Sales;

namespace Serverless.Adapters.Sales;

/// <summary>
/// What was sold and paid. Counted where it is committed: of many who try the same step only one does, so nothing is
/// counted twice.
/// </summary>
internal static class SaleMetrics
{
    private static readonly Counter<long> SoldUnits = Telemetry.Meter.CreateCounter<long>(
        "units_sold_total", description: "Seats and tickets whose sale was committed, by kind.");

    private static readonly Counter<long> ReturnedUnits = Telemetry.Meter.CreateCounter<long>(
        "units_returned_total", description: "Seats and tickets that were sold and given back, by kind.");

    private static readonly Counter<long> Captured = Telemetry.Meter.CreateCounter<long>(
        "payments_captured_total", description: "Payments whose money was taken, by currency.");

    private static readonly Counter<long> CapturedAmount = Telemetry.Meter.CreateCounter<long>(
        "payments_captured_minor_units_total",
        description: "Money taken, in the smallest units of its currency.");

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
        else if (was is ReservationState.Confirmed && reservation.State is not ReservationState.Confirmed)
        {
            ReturnedUnits.Add(reservation.UnitCount, kind);
        }

        if (after.Payment is { State: PaymentState.Captured } payment
            && before?.Payment?.State is not PaymentState.Captured)
        {
            // The catalogue sells in few currencies.
            var currency = new KeyValuePair<string, object?>("currency", payment.Amount.Currency);
            Captured.Add(1, currency);
            CapturedAmount.Add(payment.Amount.Amount, currency);
        }
    }
}
