using System.Globalization;
using Serverless.Domain.Operations.Audit;

namespace Serverless.Domain.Flights;

/// <summary>Describes changes of flights for the audit trail: only the fields that differ.</summary>
internal static class FlightAudit
{
    public static AuditedChange Describe(FlightChange change, Timetable? before, Timetable after)
    {
        var fields = new List<AuditField>();
        AddDifferences(fields, string.Empty, Fields(before?.Flight), Fields(after.Flight));
        var known = (before?.Schedules ?? []).ToDictionary(schedule => schedule.Date);

        foreach (var schedule in after.Schedules)
        {
            var was = known.GetValueOrDefault(schedule.Date);
            AddDifferences(fields, $"{schedule.Date:yyyy-MM-dd} ", Fields(was), Fields(schedule));
        }

        return new AuditedChange(change.Actor.Value, change.Action, $"flight {change.Flight}", fields);
    }

    private static void AddDifferences(
        List<AuditField> fields,
        string prefix,
        (string Name, string? Value)[] before,
        (string Name, string? Value)[] after)
    {
        foreach (var ((name, was), (_, becomes)) in before.Zip(after))
        {
            if (was != becomes)
            {
                fields.Add(new AuditField(prefix + name, was, becomes));
            }
        }
    }

    private static (string Name, string? Value)[] Fields(Flight? flight) =>
    [
        ("route", flight?.Route.ToString()),
        ("departure_time", TextOf(flight?.Departure)),
        ("arrival_time", TextOf(flight?.Arrival)),
        ("airline", flight?.Airline),
        ("aircraft", flight?.Aircraft),
        ("base_price", TextOf(flight?.BasePrice)),
        ("total_seats", TextOf(flight?.TotalSeats)),
        ("is_active", flight is null ? null : flight.IsActive ? "true" : "false"),
    ];

    private static (string Name, string? Value)[] Fields(FlightSchedule? schedule) =>
    [
        ("price", TextOf(schedule?.Price)),
        ("seats", TextOf(schedule?.SeatsOnSale)),
        ("status", schedule?.State.ToString().ToUpperInvariant()),
        ("discount_id", TextOf(schedule?.Discount?.Id.Value)),
        ("discount_percentage", TextOf(schedule?.Discount?.Percentage)),
    ];

    private static string? TextOf(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string? TextOf(TimeOnly? time) => time?.ToString("HH:mm", CultureInfo.InvariantCulture);
}
