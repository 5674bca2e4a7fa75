using Serverless.Domain.Catalogue;

namespace Serverless.Domain.Tests.Catalogue;

public sealed class SeatLayoutTests
{
    private static readonly SeatLayout Layout = new(
        new LayoutId(Guid.Empty),
        "Hall",
        null,
        [new SeatSection("VIP", 2, 3, 150_000, 1), new SeatSection("R", 1, 4, 100_000, 3),
            new SeatSection("S", 2, 2, 70_000, 4)]);

    [Fact]
    public void Seats_are_numbered_by_section_name()
    {
        var labels = Enumerable.Range(0, Layout.SeatCount).Select(index => Layout.SeatAt(index).Label);

        Assert.Equal(
            [
                "R-3-1", "R-3-2", "R-3-3", "R-3-4",
                "S-4-1", "S-4-2", "S-5-1", "S-5-2",
                "VIP-1-1", "VIP-1-2", "VIP-1-3", "VIP-2-1", "VIP-2-2", "VIP-2-3",
            ],
            labels);
    }

    [Fact]
    public void Seat_has_the_price_of_its_section()
    {
        Assert.Equal(100_000, Layout.SeatAt(3).Price);
        Assert.Equal(70_000, Layout.SeatAt(4).Price);
        Assert.Equal(150_000, Layout.SeatAt(13).Price);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(14)]
    public void Rejects_an_index_outside_the_layout(int index) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Layout.SeatAt(index));

    [Fact]
    public void Finds_every_seat_by_label_with_section_names_that_are_prefixes()
    {
        var prefixed = new SeatLayout(
            new LayoutId(Guid.Empty),
            "Prefixed",
            null,
            [new SeatSection("A", 12, 12, 1, 1), new SeatSection("A-1", 12, 12, 1, 1),
                new SeatSection("A1", 1, 1, 1, 1)]);

        Assert.All((SeatLayout[])[Layout, prefixed], layout => Assert.All(
            Enumerable.Range(0, layout.SeatCount),
            index => Assert.Equal(index, layout.IndexOf(layout.SeatAt(index).Label))));
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
    public void Finds_no_seat_by_another_label(string label) => Assert.Null(Layout.IndexOf(label));
}
