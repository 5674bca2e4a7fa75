using System.Globalization;
using Serverless.Domain.Catalogue;

namespace Serverless.Domain.Flights;

/// <summary>
/// The seats of an aircraft: rows of six, labelled <c>1A</c> to <c>30F</c>. Clients show 25 rows of every aircraft, so
/// every cabin has at least these. Where fewer seats are on sale, those at the back are blocked.
/// </summary>
public static class Cabin
{
    public const int SeatsPerRow = 6;
    public const int RowsMin = 25;
    public const int RowsMax = 99;
    public const string SectionName = "economy";

    /// <summary>The seats of whole rows that hold this many seats.</summary>
    public static int SeatsFor(int totalSeats, int seatsOnSale)
    {
        var rows = (Math.Max(totalSeats, seatsOnSale) + SeatsPerRow - 1) / SeatsPerRow;

        return Math.Clamp(rows, RowsMin, RowsMax) * SeatsPerRow;
    }

    /// <summary>True for <c>1A</c> to <c>99F</c>, whether or not a cabin has the seat.</summary>
    public static bool IsLabel(string? text) =>
        text is { Length: 2 or 3 }
        && text[^1] is >= SeatPlace.FirstLetter and < (char)(SeatPlace.FirstLetter + SeatsPerRow)
        && text[0] != '0'
        && int.TryParse(text.AsSpan(..^1), NumberStyles.None, CultureInfo.InvariantCulture, out _);

    /// <summary>The layout that the engine sells; its seats cost what one passenger pays now.</summary>
    public static SeatLayout LayoutOf(FlightSchedule schedule) => new(
        new LayoutId(schedule.Id.Performance.Value),
        schedule.Flight.Aircraft,
        description: null,
        [
            new SeatSection(SectionName, schedule.CabinSeats / SeatsPerRow, SeatsPerRow, schedule.PayablePrice, 1)
            {
                LabelForm = SeatLabelForm.RowLetter,
            },
        ]);
}
