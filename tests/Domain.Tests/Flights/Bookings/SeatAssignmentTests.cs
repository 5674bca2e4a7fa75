using FsCheck;
using FsCheck.Fluent;
using Serverless.Domain.Flights.Bookings;
using Serverless.Domain.Sales;

namespace Serverless.Domain.Tests.Flights.Bookings;

public sealed class SeatAssignmentTests
{
    [Theory]
    [InlineData(1, "1A")]
    [InlineData(2, "1A 1B")]
    [InlineData(3, "1A 1B 1C")]
    [InlineData(6, "1A 1B 1C 1D 1E 1F")]
    public void Passengers_of_an_empty_cabin_sit_together(int count, string seats) =>
        Assert.Equal(seats, Find(Cabin(rows: 5), "", count));

    [Theory]
    [InlineData("2C", 1, "2B")]
    [InlineData("2A", 2, "2B 2C")]
    [InlineData("2B", 2, "2A 2C")]
    [InlineData("2D", 1, "2E")]
    [InlineData("2F", 3, "2E 2D 2C")]
    public void The_others_sit_next_to_the_chosen_seat(string chosen, int count, string seats) =>
        Assert.Equal(seats, Find(Cabin(rows: 5), chosen, count));

    [Fact]
    public void Fills_a_row_with_as_many_free_seats_before_it_begins_an_empty_one() =>
        Assert.Equal("3D 3E", Find(Cabin(rows: 5, "3A", "3B", "3C", "3F"), "", 2));

    [Fact]
    public void Does_not_cross_the_aisle_where_it_need_not() =>
        Assert.Equal("2A 2B", Find(Cabin(rows: 2, "1A", "1B", "1E", "1F"), "", 2));

    [Fact]
    public void Nine_passengers_take_a_row_and_seats_of_the_next() =>
        Assert.Equal("1A 1B 1C 1D 1E 1F 2A 2B 2C", Find(Cabin(rows: 5), "", 9));

    [Fact]
    public void Too_few_seats_are_none_at_all() => Assert.Null(Find(Cabin(rows: 1, "1A", "1B", "1C", "1D"), "1F", 2));

    [Fact]
    public void Nobody_to_seat_needs_no_seat() => Assert.Equal("", Find(Cabin(rows: 1), "1A 1B", 0));

    [Fact]
    public void Gives_free_seats_once_and_together_wherever_a_row_has_room() => Prop
        .ForAll(
            Gen.Elements((byte)'A', (byte)'A', (byte)'A', (byte)'S', (byte)'L').ArrayOf(60).ToArbitrary(),
            Gen.Choose(1, 9).ToArbitrary(),
            Gen.Choose(-1, 500).ToArbitrary(),
            (states, count, turn) =>
            {
                var found = SeatAssignment.Find(states, [], count, turn < 0 ? null : turn);
                var free = states.Count(state => state == (byte)SeatState.Available);

                if (free < count)
                {
                    return (found is null).ToProperty();
                }

                var isSound = found!.Count == count
                    && found.Distinct().Count() == count
                    && found.All(seat => states[seat] == (byte)SeatState.Available);
                var hasRun = Enumerable.Range(0, 61 - count)
                    .Any(first => count <= 6
                        && first / 6 == (first + count - 1) / 6
                        && states.Skip(first).Take(count).All(state => state == (byte)SeatState.Available));
                var isTogether = found.Max() - found.Min() == count - 1 && found.Max() / 6 == found.Min() / 6;

                return (isSound && (!hasRun || isTogether)).ToProperty();
            })
        .Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Fact]
    public void Someone_sits_next_to_the_chosen_seat_wherever_a_neighbour_is_free() => Prop
        .ForAll(
            Gen.Elements((byte)'A', (byte)'A', (byte)'S').ArrayOf(60).ToArbitrary(),
            Gen.Choose(0, 59).ToArbitrary(),
            Gen.Choose(1, 8).ToArbitrary(),
            (states, chosen, count) =>
            {
                var found = SeatAssignment.Find(states, [chosen], count, turn: null);
                int[] neighbours =
                [
                    .. new[] { chosen - 1, chosen + 1 }
                        .Where(seat => seat is >= 0 and < 60 && seat / 6 == chosen / 6)
                        .Where(seat => states[seat] == (byte)SeatState.Available),
                ];

                return (found is null || neighbours.Length == 0 || found.Intersect(neighbours).Any()).ToProperty();
            })
        .Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    private static byte[] Cabin(int rows, params string[] taken)
    {
        var states = Enumerable.Repeat((byte)SeatState.Available, rows * Domain.Flights.Cabin.SeatsPerRow).ToArray();

        foreach (var seat in taken)
        {
            states[IndexOf(seat)] = (byte)SeatState.Reserved;
        }

        return states;
    }

    private static string? Find(byte[] states, string chosen, int count)
    {
        int[] given = [.. chosen.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(IndexOf)];

        return SeatAssignment.Find(states, given, count, turn: null) is { } found
            ? string.Join(' ', found.Select(seat => $"{(seat / 6) + 1}{(char)('A' + (seat % 6))}"))
            : null;
    }

    private static int IndexOf(string label) => ((label[0] - '1') * 6) + (label[1] - 'A');
}
