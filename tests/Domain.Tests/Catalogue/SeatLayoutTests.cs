using Serverless.Domain.Catalogue;

namespace Serverless.Domain.Tests.Catalogue;

public sealed class SeatLayoutTests
{
    private static readonly SeatLayout EventFixture = new(
        new LayoutId(Guid.Empty),
        "Hall",
        null,
        [new SeatSection("VIP", 2, 3, 150_000, 1), new SeatSection("R", 1, 4, 100_000, 3),
            new SeatSection("S", 2, 2, 70_000, 4)]);

    [Fact]
    public void Counts_through_the_sections_in_the_order_of_their_names()
    {
        var labels = Enumerable.Range(0, EventFixture.SeatCount).Select(index => EventFixture.EntryOf(index).Label);

        Assert.Equal(
            [
                "R-3-1", "R-3-2", "R-3-3", "R-3-4",
                "S-4-1", "S-4-2", "S-5-1", "S-5-2",
                "VIP-1-1", "VIP-1-2", "VIP-1-3", "VIP-2-1", "VIP-2-2", "VIP-2-3",
            ],
            labels);
    }

    [Fact]
    public void A_seat_costs_what_its_section_says()
    {
        Assert.Equal(100_000, EventFixture.EntryOf(3).Price);
        Assert.Equal(70_000, EventFixture.EntryOf(4).Price);
        Assert.Equal(150_000, EventFixture.EntryOf(13).Price);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(14)]
    public void There_is_no_seat_beyond_the_last(int index) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => EventFixture.EntryOf(index));

    [Fact]
    public void Finds_every_seat_by_its_label_also_where_one_section_is_called_like_the_beginning_of_another()
    {
        var tricky = new SeatLayout(
            new LayoutId(Guid.Empty),
            "Tricky",
            null,
            [new SeatSection("A", 12, 12, 1, 1), new SeatSection("A-1", 12, 12, 1, 1),
                new SeatSection("A1", 1, 1, 1, 1)]);

        Assert.All((SeatLayout[])[EventFixture, tricky], layout => Assert.All(
            Enumerable.Range(0, layout.SeatCount),
            index => Assert.Equal(index, layout.IndexOf(layout.EntryOf(index).Label))));
    }

    [Theory]
    [InlineData("")]
    [InlineData("R")]
    [InlineData("R-3")]
    [InlineData("R-3-0")]
    [InlineData("R-3-5")]
    [InlineData("R-2-1")]
    [InlineData("R-4-1")]
    [InlineData("R-03-1")]
    [InlineData("R-3-+1")]
    [InlineData("R- 3-1")]
    [InlineData("r-3-1")]
    [InlineData("X-1-1")]
    [InlineData("R-3-1 ")]
    [InlineData("R-3-99999999999999")]
    public void Has_no_seat_by_another_label(string label) => Assert.Null(EventFixture.IndexOf(label));
}
