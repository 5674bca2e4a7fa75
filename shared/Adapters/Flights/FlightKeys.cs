using System.Globalization;
using Serverless.Adapters.Platform.Documents;
using Serverless.Domain.Flights;

namespace Serverless.Adapters.Flights;

/// <summary>
/// The keys of the stored flights. All of them are in one partition, so that a flight and its schedules change in one
/// batch. A month of one flight is one document, and a search reads those of its route in one range.
/// </summary>
internal static class FlightKeys
{
    public const string FlightPrefix = "flight:";
    public const string MonthPrefix = "month:";

    /// <summary>All active discounts.</summary>
    public const string Discounts = "discounts";

    /// <summary>Days of a month, and the numbers that belong to one month of one flight.</summary>
    public const int DaysPerBlock = 32;

    public static DocumentPartition All { get; } = new("flights", "all");

    public static DocumentPartition Numbers { get; } = new("flights", "numbers");

    public static string Of(FlightId id) => $"{FlightPrefix}{id}";

    public static string Block(int block) => string.Create(CultureInfo.InvariantCulture, $"block:{block:D6}");

    /// <summary>The month of a flight on this route.</summary>
    public static string Month(string month, Route route, FlightId flight) => $"{MonthPrefix}{month}:{route}:{flight}";

    public static DocumentRange MonthsOf(Route route, DateOnly date) =>
        DocumentRange.Prefix($"{MonthPrefix}{MonthOf(date)}:{route}:");

    public static DocumentRange MonthsFrom(DateOnly date) =>
        new($"{MonthPrefix}{MonthOf(date)}", DocumentRange.Prefix(MonthPrefix).To);

    public static string MonthOf(DateOnly date) => date.ToString("yyyyMM", CultureInfo.InvariantCulture);

    public static ScheduleId ScheduleOf(int block, int day) => new((block * DaysPerBlock) + day);

    public static int BlockOf(ScheduleId id) => id.Value / DaysPerBlock;

    public static int DayOf(ScheduleId id) => id.Value % DaysPerBlock;
}
