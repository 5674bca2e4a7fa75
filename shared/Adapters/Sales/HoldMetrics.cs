using System.Diagnostics.Metrics;
using Serverless.Adapters.Platform;
using Serverless.Domain.Platform;
using Serverless.Domain.Sales;

namespace Serverless.Adapters.Sales;

/// <summary>Metrics of holds.</summary>
internal static class HoldMetrics
{
    private static readonly Counter<long> HeldUnits = Telemetry.Meter.CreateCounter<long>(
        "units_held_total", description: "Seats and tickets that were held for users, by kind.");

    private static readonly KeyValuePair<string, object?> Seat = new("kind", "seat");
    private static readonly KeyValuePair<string, object?> Ticket = new("kind", "ticket");

    private static readonly PerformanceFigures<LiveHolds> Seats = new();
    private static readonly PerformanceFigures<LiveHolds> Tickets = new();

    static HoldMetrics() => Telemetry.Meter.CreateObservableGauge(
        "holds_live",
        static () =>
            Seats.Read(static holds => holds.Count, Seat).Concat(Tickets.Read(static holds => holds.Count, Ticket)),
        description: "Holds of a performance after the last expiry run: seats, or reservations of tickets.");

    /// <summary>Counts a new hold; a repeated one is not counted again.</summary>
    public static void Held(Reservation reservation) =>
        HeldUnits.Add(reservation.UnitCount, reservation.Seats.Count > 0 ? Seat : Ticket);

    public static void SeatsExpired(PerformanceId performance, int held, long version) =>
        Seats.Set(performance, version, LiveHolds.Of(held));

    public static void TicketsExpired(PerformanceId performance, int held, long version) =>
        Tickets.Set(performance, version, LiveHolds.Of(held));

    private sealed record LiveHolds(int Count)
    {
        // A performance without holds has no measurement.
        public static LiveHolds? Of(int count) => count > 0 ? new LiveHolds(count) : null;
    }
}
