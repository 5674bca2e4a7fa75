using FsCheck;
using FsCheck.Fluent;
using Serverless.Domain.Flights.Bookings;

namespace Serverless.Domain.Tests.Flights.Bookings;

public sealed class BookingIdTests
{
    [Fact]
    public void Each_id_has_a_number_of_its_own_that_leads_back_to_it() => Prop
        .ForAll(
            Gen.Choose(1, int.MaxValue).ToArbitrary(),
            id => (BookingId.TryParseNumber(new BookingId(id).Number, out var read) && read.Value == id).ToProperty())
        .Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));

    [Fact]
    public void The_largest_and_the_smallest_id_have_one()
    {
        foreach (var id in (int[])[1, 2, int.MaxValue])
        {
            Assert.True(BookingId.TryParseNumber(new BookingId(id).Number, out var read));
            Assert.Equal(id, read.Value);
        }
    }

    [Fact]
    public void A_number_is_CJ_and_eight_letters_and_digits_and_does_not_count()
    {
        string[] numbers = [.. Enumerable.Range(1, 5_000).Select(id => new BookingId(id).Number)];

        Assert.All(numbers, number => Assert.Matches("^CJ[A-Z0-9]{8}$", number));
        Assert.Equal(numbers.Length, numbers.Distinct().Count());
        Assert.NotEqual(numbers.Order(StringComparer.Ordinal), numbers);
        Assert.True(numbers.Select(number => number[..4]).Distinct().Count() > 400);
    }

    [Fact]
    public void Case_does_not_matter() =>
        Assert.True(BookingId.TryParseNumber(new BookingId(12).Number.ToLowerInvariant(), out _));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("CJ")]
    [InlineData("CJ0000000")]
    [InlineData("CJ000000000")]
    [InlineData("XX00000001")]
    [InlineData("CJ0000000가")]
    [InlineData("CJ0000-001")]
    [InlineData("CJ00000000")]
    [InlineData("CJZZZZZZZZ")]
    public void Other_texts_are_no_numbers(string? text) => Assert.False(BookingId.TryParseNumber(text, out _));

    [Fact]
    public void A_mistyped_number_mostly_belongs_to_no_booking()
    {
        var number = new BookingId(4_711).Number;
        var found = 0;

        for (var i = 2; i < number.Length; i++)
        {
            foreach (var other in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")
            {
                found += BookingId.TryParseNumber($"{number[..i]}{other}{number[(i + 1)..]}", out _) ? 1 : 0;
            }
        }

        Assert.InRange(found, 8, 20);
    }
}
