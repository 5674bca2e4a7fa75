using Serverless.Domain.Flights.Bookings;

namespace Serverless.Domain.Tests.Flights.Bookings;

public sealed class RefundTermsTests
{
    [Theory]
    [InlineData("0:100", 1, 100)]
    [InlineData("0:100", 0, 0)]
    [InlineData("0:100", -5, 0)]
    [InlineData("72:100,24:80,0:50", 4_320, 100)]
    [InlineData("72:100,24:80,0:50", 4_319, 80)]
    [InlineData("72:100,24:80,0:50", 1_440, 80)]
    [InlineData("72:100,24:80,0:50", 1_439, 50)]
    [InlineData("24:80", 1_439, 0)]
    [InlineData("24:0", 2_000, 0)]
    public void Say_how_much_comes_back(string steps, int minutesLeft, int percent)
    {
        Assert.True(RefundTerms.TryParse(steps, out var terms));

        Assert.Equal(percent, terms.PercentAt(TimeSpan.FromMinutes(minutesLeft)));
        Assert.Equal(steps, terms.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("100")]
    [InlineData("0:101")]
    [InlineData("-1:50")]
    [InlineData("0:-1")]
    [InlineData("24:80,24:50")]
    [InlineData("24:80,72:100")]
    [InlineData("8785:100")]
    [InlineData("9:1,8:1,7:1,6:1,5:1,4:1,3:1,2:1,1:1")]
    public void Are_not_read_from_other_texts(string? steps) => Assert.False(RefundTerms.TryParse(steps, out _));
}
