using System.Text.RegularExpressions;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Flights;

namespace Serverless.Domain.Tests.Flights;

public sealed partial class CabinTests
{
    [Theory]
    [InlineData(180, 180, 30)]
    [InlineData(180, 150, 30)]
    [InlineData(180, 1, 30)]
    [InlineData(100, 100, 25)]
    [InlineData(151, 151, 26)]
    [InlineData(180, 500, 84)]
    [InlineData(180, 9_999, 99)]
    public void Has_whole_rows_for_all_seats_and_at_least_those_that_clients_show(int total, int onSale, int rows) =>
        Assert.Equal(rows * Cabin.SeatsPerRow, Cabin.SeatsFor(total, onSale));

    [Fact]
    public void Labels_name_rows_and_letters_both_ways()
    {
        var layout = LayoutOf(180);

        Assert.Equal(180, layout.SeatCount);
        Assert.Equal(
            ["1A", "1B", "1F", "2A", "25F", "30F"],
            ((int[])[0, 1, 5, 6, 149, 179]).Select(index => layout.SeatAt(index).Label));
        Assert.All(
            Enumerable.Range(0, layout.SeatCount),
            index => Assert.Equal(index, layout.IndexOf(layout.SeatAt(index).Label)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("A")]
    [InlineData("1")]
    [InlineData("0A")]
    [InlineData("01A")]
    [InlineData("31A")]
    [InlineData("1G")]
    [InlineData("1a")]
    [InlineData("A1")]
    [InlineData("-1A")]
    [InlineData("+1A")]
    [InlineData("1 A")]
    [InlineData("economy-1-1")]
    public void Other_texts_name_no_seat(string label) => Assert.Null(LayoutOf(180).IndexOf(label));

    [Fact]
    public void Labels_are_those_of_the_published_form()
    {
        var texts =
            from row in (string[])["0", "1", "9", "10", "25", "99", "100", "01", "", "-1", "1 "]
            from letter in "@ABFGaf1"
            select $"{row}{letter}";

        Assert.All(texts.Append("").Append("A").Append("12"), text =>
            Assert.Equal(Published().IsMatch(text), Cabin.IsLabel(text)));
    }

    [Fact]
    public void Labels_of_halls_stay_as_they_are()
    {
        var layout = new SeatLayout(new LayoutId(Guid.Empty), "Hall", null, [new SeatSection("A", 2, 3, 1, 1)]);

        Assert.Equal("A-1-1", layout.SeatAt(0).Label);
        Assert.Equal(0, layout.IndexOf("A-1-1"));
        Assert.Null(layout.IndexOf("1A"));
    }

    private static SeatLayout LayoutOf(int seats) => Cabin.LayoutOf(FlightSamples.Schedule(seats: seats));

    [GeneratedRegex(@"^[1-9][0-9]?[A-F]\z")]
    private static partial Regex Published();
}
