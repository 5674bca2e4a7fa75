using System.Globalization;

namespace Serverless.Domain.Flights;

/// <summary>A flight that may go every day: its route, times, aircraft and usual price.</summary>
/// <param name="Departure">In Korean time.</param>
/// <param name="Arrival">In Korean time; at or before the departure for a flight that arrives the next day.</param>
public sealed record Flight(FlightId Id, Route Route, TimeOnly Departure, TimeOnly Arrival)
{
    public const string OwnAirline = "CloudJet";
    public const int UsualSeats = 180;

    public string Airline { get; init; } = OwnAirline;

    public string Aircraft { get; init; } = string.Empty;

    /// <summary>As it is shown, such as <c>2시간 45분</c>.</summary>
    public string Duration { get; init; } = string.Empty;

    /// <summary>In won.</summary>
    public int BasePrice { get; init; }

    public int TotalSeats { get; init; } = UsualSeats;

    /// <summary>False for a deleted flight, which is not shown and not sold.</summary>
    public bool IsActive { get; init; } = true;

    /// <summary>The time between the two clock times, which says nothing about time zones.</summary>
    public static string DurationBetween(TimeOnly departure, TimeOnly arrival)
    {
        // The difference of two times of day is never negative; of equal ones it is a whole day.
        var minutes = (int)(arrival - departure).TotalMinutes;
        minutes = minutes == 0 ? 24 * 60 : minutes;

        return string.Create(CultureInfo.InvariantCulture, $"{minutes / 60}시간 {minutes % 60}분");
    }
}

/// <summary>The number of a flight, such as <c>CJ101</c>: 2 to 10 letters and digits, in upper case.</summary>
public readonly record struct FlightId(string Value)
{
    public const int LengthMin = 2;
    public const int LengthMax = 10;

    /// <summary>Reads a flight number in any case; false for any other text.</summary>
    public static bool TryParse(string? text, out FlightId id)
    {
        var trimmed = text?.Trim() ?? string.Empty;
        id = new FlightId(trimmed.ToUpperInvariant());

        return trimmed.Length is >= LengthMin and <= LengthMax && trimmed.All(char.IsAsciiLetterOrDigit);
    }

    public override string ToString() => Value;
}
