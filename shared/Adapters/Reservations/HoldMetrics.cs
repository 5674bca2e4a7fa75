using System.Diagnostics.Metrics;
using Serverless.Domain.Platform;
using Serverless.Domain.Reservations;

namespace Serverless.Adapters.Reservations;

/// <summary>What was set aside.</summary>
internal static class HoldMetrics
{
    private static readonly Counter<long> HeldUnits = Telemetry.Meter.CreateCounter<long>(
        "units_held_total", description: "Seats and tickets that were set aside for visitors, by kind.");

    private static readonly KeyValuePair<string, object?> Seat = new("kind", "seat");
    private static readonly KeyValuePair<string, object?> Ticket = new("kind", "ticket");

    public static void Held(Reservation reservation) =>
        HeldUnits.Add(reservation.UnitCount, reservation.Seats.Count > 0 ? Seat : Ticket);
}
