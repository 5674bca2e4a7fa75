using System.Globalization;

namespace Serverless.Domain.Flights.Bookings;

/// <summary>
/// How much of the money of a fare comes back, by the time that is left until the departure. Nothing comes back after
/// it. A booking keeps the terms under which it was made.
/// </summary>
/// <param name="Steps">From the longest time to the shortest.</param>
public sealed record RefundTerms(IReadOnlyList<RefundStep> Steps)
{
    public const int StepCountMax = 8;

    /// <summary>All of it, until the departure.</summary>
    public const string Full = "0:100";

    /// <summary>Nothing comes back.</summary>
    public static RefundTerms None { get; } = new([]);

    private const int HoursMax = 24 * 366;

    /// <summary>
    /// Reads steps such as <c>72:100,24:80,0:50</c>: hours before the departure, and percent. The hours fall.
    /// </summary>
    public static bool TryParse(string? text, out RefundTerms terms)
    {
        var parts = (text ?? string.Empty).Split(',', StringSplitOptions.TrimEntries);
        var steps = new List<RefundStep>();

        foreach (var part in parts)
        {
            if (part.Split(':') is not [var hoursText, var percentText]
                || !int.TryParse(hoursText, NumberStyles.None, CultureInfo.InvariantCulture, out var hours)
                || !int.TryParse(percentText, NumberStyles.None, CultureInfo.InvariantCulture, out var percent)
                || hours > HoursMax
                || percent > 100
                || (steps.Count > 0 && steps[^1].Hours <= hours))
            {
                terms = None;

                return false;
            }

            steps.Add(new RefundStep(hours, percent));
        }

        terms = new RefundTerms(steps);

        return steps.Count <= StepCountMax;
    }

    /// <summary>From 0 to 100; the departure itself is too late.</summary>
    public int PercentAt(TimeSpan left) => left <= TimeSpan.Zero
        ? 0
        : Steps.Where(step => left >= TimeSpan.FromHours(step.Hours)).Select(step => step.Percent).FirstOrDefault();

    public override string ToString() => string.Join(
        ',', Steps.Select(step => string.Create(CultureInfo.InvariantCulture, $"{step.Hours}:{step.Percent}")));
}

/// <summary>So many hours before the departure, or earlier, so many percent come back.</summary>
public sealed record RefundStep(int Hours, int Percent);
