using System.Diagnostics.Metrics;
using Serverless.Adapters.Platform;
using Serverless.Domain.Catalogue;
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

    private static readonly PerformanceFigures<LiveHolds> Live = new();

    static HoldMetrics() => Telemetry.Meter.CreateObservableGauge(
        "holds_live",
        static () =>
            Live.Read(static holds => holds.Seats, Seat).Concat(Live.Read(static holds => holds.Tickets, Ticket)),
        description: "What is set aside at a performance, as the last sweep left it: seats; reservations of tickets.");

    /// <summary>Not for a hold that was there already.</summary>
    public static void Held(Reservation reservation) =>
        HeldUnits.Add(reservation.UnitCount, reservation.Seats.Count > 0 ? Seat : Ticket);

    public static void Swept(PerformanceId performance, LiveHolds holds)
    {
        if (holds == default)
        {
            Live.Remove(performance);
        }
        else
        {
            Live.Set(performance, holds);
        }
    }
}

/// <summary>What is set aside at a performance: numbered seats, and reservations of tickets.</summary>
internal readonly record struct LiveHolds(int Seats, int Tickets);
