using Serverless.Domain.Catalogue;

namespace Serverless.Domain.Tests.Catalogue;

public sealed class SeatLayoutTests
{
    private static readonly SeatLayout Hall = new(
        new LayoutId(Guid.Empty),
        "Hall",
        null,
        [new SeatSection("VIP", 2, 3, 150_000, 1), new SeatSection("R", 1, 4, 100_000, 3), new SeatSection("S", 2, 2, 70_000, 4)]);

    [Fact]
    public void Counts_through_the_sections_in_the_order_of_their_names()
    {
        var labels = Enumerable.Range(0, Hall.SeatCount).Select(index => Hall.PlaceOf(index).Label);

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
        Assert.Equal(100_000, Hall.PlaceOf(3).Price);
        Assert.Equal(70_000, Hall.PlaceOf(4).Price);
        Assert.Equal(150_000, Hall.PlaceOf(13).Price);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(14)]
    public void There_is_no_seat_beyond_the_last(int index) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Hall.PlaceOf(index));
}
