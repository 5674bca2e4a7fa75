using FsCheck;
using FsCheck.Fluent;
using Serverless.Domain.Flights;
using Serverless.Domain.Flights.Bookings;
using Serverless.Domain.Sales;

namespace Serverless.Domain.Tests.Flights.Bookings;

public sealed class BookingPriceTests
{
    private static readonly QuotedFare[] Quotes = [new(310_000, 2), new(290_000, 3)];

    [Theory]
    [InlineData(2, 640_000, 320_000)]
    [InlineData(2, 620_000, 310_000)]
    [InlineData(3, 870_000, 290_000)]
    [InlineData(2, 580_000, 290_000)]
    public void Is_the_current_fare_or_a_quoted_one(int passengers, long amount, long fare) =>
        Assert.Equal(fare, BookingPrice.FareOf(passengers, 320_000, Quotes, amount));

    [Theory]
    [InlineData(2, 640_001)]
    [InlineData(2, 320_000)]
    [InlineData(1, 0)]
    [InlineData(1, -320_000)]
    [InlineData(9, long.MaxValue)]
    public void Is_none_for_any_other_amount(int passengers, long amount) =>
        Assert.Null(BookingPrice.FareOf(passengers, 320_000, Quotes, amount));

    [Theory]
    [InlineData(1, 320_000)]
    [InlineData(2, 310_000)]
    [InlineData(3, 290_000)]
    public void Without_an_amount_a_quote_for_as_many_passengers_counts(int passengers, long fare) =>
        Assert.Equal(fare, BookingPrice.FareOf(passengers, 320_000, Quotes, amount: null));

    [Fact]
    public void A_fare_times_the_passengers_is_exactly_what_was_expected() => Prop
        .ForAll(
            Gen.Choose(0, FlightLimits.PriceMax).ToArbitrary(),
            Gen.Choose(1, FlightLimits.PassengersMax).ToArbitrary(),
            Gen.Choose(-2, 2).ToArbitrary(),
            (fare, passengers, difference) =>
            {
                var amount = ((long)fare * passengers) + difference;
                var found = BookingPrice.FareOf(passengers, fare, [], amount);

                return (found is null ? difference != 0 : found * passengers == amount && difference == 0).ToProperty();
            })
        .Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Fact]
    public void What_comes_back_and_what_is_kept_are_together_what_was_paid() => Prop
        .ForAll(
            Gen.Choose(0, FlightLimits.PriceMax).Select(fare => 9L * fare).ToArbitrary(),
            Gen.Choose(0, 100).ToArbitrary(),
            (paid, kept) =>
            {
                var back = (Cancellation.ByTime with { KeptPercent = kept }).PartOf(paid);
                var exact = paid * (100m - kept) / 100m;

                return (back >= 0 && back <= paid && Math.Abs(back - exact) <= 0.5m).ToProperty();
            })
        .Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
}
