using Serverless.Domain.Sales;

namespace Serverless.Domain.Flights.Bookings;

/// <summary>
/// Finds seats for the passengers who chose none: next to the chosen ones and to each other where it can. Rows have
/// <see cref="Cabin.SeatsPerRow"/> seats, with an aisle in the middle.
/// </summary>
public static class SeatAssignment
{
    private const int SideSeats = Cabin.SeatsPerRow / 2;

    // Across the aisle is nearer than with a stranger in between, and any seat of the row nearer than the next row.
    private const int SeatCost = 2;
    private const int AisleCost = 1;
    private const int RowCost = SeatCost * Cabin.SeatsPerRow;

    /// <summary>Indexes of the assigned seats; null when fewer are available.</summary>
    /// <param name="states">The states of the seats that are on sale, as the seat map has them.</param>
    /// <param name="chosen">Indexes of seats that are given away already.</param>
    /// <param name="count">How many seats to find, from 0.</param>
    /// <param name="turn">
    /// Null for the seats that leave the best ones for others. With a number any seats as near to each other will do,
    /// from that one on, so that concurrent callers do not all want the same ones.
    /// </param>
    public static IReadOnlyList<int>? Find(ReadOnlySpan<byte> states, IReadOnlyList<int> chosen, int count, int? turn)
    {
        var free = new bool[states.Length];
        var freeCount = 0;

        for (var i = 0; i < free.Length; i++)
        {
            free[i] = states[i] == (byte)SeatState.Available && !chosen.Contains(i);
            freeCount += free[i] ? 1 : 0;
        }

        if (freeCount < count)
        {
            return null;
        }

        var group = chosen.ToList();

        if (group.Count == 0 && count > 0)
        {
            AddBestRun(group, free, count, turn);
        }

        while (group.Count < chosen.Count + count)
        {
            Add(group, free, FindNearest(group, free));
        }

        return group[chosen.Count..];
    }

    // The longest run up to the wanted length that does not need the aisle, in the row with the least space to spare.
    private static void AddBestRun(List<int> group, bool[] free, int count, int? turn)
    {
        var begin = RowOf((turn ?? 0) % free.Length) * Cabin.SeatsPerRow;

        for (var length = Math.Min(count, Cabin.SeatsPerRow); length > 0; length--)
        {
            var best = -1;
            var bestCost = int.MaxValue;

            for (var i = 0; i < free.Length; i++)
            {
                var start = (begin + i) % free.Length;

                if (IsRun(free, start, length)
                    && CostOf(free, start, length, isSparing: turn is null) is var cost
                    && cost < bestCost)
                {
                    (best, bestCost) = (start, cost);
                }
            }

            if (best >= 0)
            {
                for (var i = best; i < best + length; i++)
                {
                    Add(group, free, i);
                }

                return;
            }
        }
    }

    private static bool IsRun(bool[] free, int start, int length)
    {
        if (start + length > free.Length || RowOf(start) != RowOf(start + length - 1))
        {
            return false;
        }

        return !free.AsSpan(start, length).Contains(false);
    }

    private static int CostOf(bool[] free, int start, int length, bool isSparing)
    {
        var crosses = length <= SideSeats && SideOf(start) != SideOf(start + length - 1);
        var first = RowOf(start) * Cabin.SeatsPerRow;
        var spare = free.AsSpan(first, Math.Min(Cabin.SeatsPerRow, free.Length - first)).Count(true) - length;

        return (crosses ? Cabin.SeatsPerRow : 0) + (isSparing ? spare : 0);
    }

    private static int FindNearest(List<int> group, bool[] free)
    {
        var (best, bestCost) = (-1, int.MaxValue);

        for (var seat = 0; seat < free.Length; seat++)
        {
            if (free[seat] && DistanceTo(group, seat) is var cost && cost < bestCost)
            {
                (best, bestCost) = (seat, cost);
            }
        }

        return best;
    }

    private static int DistanceTo(List<int> group, int seat)
    {
        var nearest = int.MaxValue;

        foreach (var other in group)
        {
            var rows = Math.Abs(RowOf(seat) - RowOf(other));
            var columns = Math.Abs((seat % Cabin.SeatsPerRow) - (other % Cabin.SeatsPerRow));
            var aisle = SideOf(seat) == SideOf(other) ? 0 : AisleCost;
            nearest = Math.Min(nearest, (rows * RowCost) + (columns * SeatCost) + aisle);
        }

        return nearest;
    }

    private static void Add(List<int> group, bool[] free, int seat)
    {
        group.Add(seat);
        free[seat] = false;
    }

    private static int RowOf(int seat) => seat / Cabin.SeatsPerRow;

    private static int SideOf(int seat) => seat % Cabin.SeatsPerRow / SideSeats;
}
