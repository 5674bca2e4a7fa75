using FsCheck;
using FsCheck.Fluent;
using Serverless.Domain.Flights;

namespace Serverless.Domain.Tests.Flights;

public sealed class FareTests
{
    [Theory]
    [InlineData(312_885, 33, 209_633)]
    [InlineData(320_000, 30, 224_000)]
    [InlineData(350_000, 25, 262_500)]
    [InlineData(450_000, 20, 360_000)]
    [InlineData(1, 50, 1)]
    [InlineData(3, 50, 2)]
    [InlineData(9_999_999, 100, 0)]
    [InlineData(9_999_999, 0, 9_999_999)]
    public void Rounds_half_up_to_whole_won(int price, int percentage, int discounted) =>
        Assert.Equal(discounted, Fare.Discounted(price, percentage));

    [Fact]
    public void Is_the_exact_price_rounded_half_up() => Prop
        .ForAll(
            Gen.Choose(0, FlightLimits.PriceMax).ToArbitrary(),
            Gen.Choose(0, Fare.PercentageMax).ToArbitrary(),
            (price, percentage) =>
            {
                var exact = price * (100m - percentage) / 100m;

                return (Fare.Discounted(price, percentage)
                    == (int)Math.Round(exact, MidpointRounding.AwayFromZero)).ToProperty();
            })
        .Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Fact]
    public void Fits_for_the_largest_price_of_any_number() =>
        Assert.Equal(int.MaxValue, Fare.Discounted(int.MaxValue, 0));
}
