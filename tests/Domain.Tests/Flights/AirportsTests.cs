using Serverless.Domain.Flights;

namespace Serverless.Domain.Tests.Flights;

public sealed class AirportsTests
{
    [Fact]
    public void There_are_twenty_with_the_published_eight_among_them()
    {
        Assert.Equal(20, Airports.All.DistinctBy(airport => airport.Code).Count());
        Assert.Equal(20, Airports.All.Count);
        Assert.All(
            "ICN GMP NRT KIX BKK SYD LAX CDG".Split(' '),
            code => Assert.NotNull(Airports.Find(new AirportCode(code))));
        Assert.Equal(
            new Airport(new AirportCode("ICN"), "인천국제공항", "서울", "대한민국"),
            Airports.Find(new AirportCode("ICN")));
    }

    [Fact]
    public void They_are_in_the_order_of_their_Korean_names() => Assert.Equal(
        Airports.All.Select(airport => airport.Name).Order(StringComparer.Ordinal),
        Airports.All.Select(airport => airport.Name));

    [Theory]
    [InlineData("icn", "ICN")]
    [InlineData(" Nrt ", "NRT")]
    public void Codes_are_read_in_any_case(string text, string code)
    {
        Assert.True(AirportCode.TryParse(text, out var read));
        Assert.Equal(code, read.Value);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("IC")]
    [InlineData("ICNX")]
    [InlineData("I1N")]
    [InlineData("인천공")]
    public void Other_texts_are_no_codes(string? text) => Assert.False(AirportCode.TryParse(text, out _));
}
