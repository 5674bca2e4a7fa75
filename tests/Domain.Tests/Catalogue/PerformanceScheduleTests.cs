using Serverless.Domain.Catalogue;
using Serverless.Fakes.Platform;

namespace Serverless.Domain.Tests.Catalogue;

/// <summary>The instants of a performance, and the moment at which it is published, in every order.</summary>
public sealed class PerformanceScheduleTests
{
    private static readonly string[] Instants = ["now", "start", "end", "date"];

    public static TheoryData<string> Orders =>
        [.. Permutations(Instants).Select(order => string.Join(' ', order))];

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task Is_taken_in_its_order_and_sold_only_until_its_end(string order)
    {
        var instants = order.Split(' ').Select((name, hour) => (name, At: Moments.Noon.AddHours(hour)))
            .ToDictionary(pair => pair.name, pair => pair.At);
        var fixture = new CatalogueFixture();
        fixture.Clock.Advance(instants["now"] - fixture.Now);
        var schedule = new PerformanceSchedule(instants["date"], instants["start"], instants["end"]);

        var created = await fixture.Create.ExecuteAsync(
            CatalogueFixture.Organiser, fixture.Draft() with { Schedule = schedule }, default);

        if (instants["start"] > instants["end"] || instants["end"] > instants["date"])
        {
            Assert.Equal("catalogue.bad-field", created.Error?.Code);
            Assert.Contains("not ", created.Error!.Detail, StringComparison.Ordinal);

            return;
        }

        var published = await fixture.Publish.ExecuteAsync(created.Value!.Id, default);

        Assert.Equal(instants["end"] < instants["now"] ? "catalogue.over" : null, published.Error?.Code);
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public void Refunds_end_between_the_sales_start_and_the_performance(string order)
    {
        var at = order.Replace("now", "refund", StringComparison.Ordinal).Split(' ')
            .Select((name, day) => (name, Day: day)).ToDictionary(pair => pair.name, pair => pair.Day);

        var fault = Schedule(at["start"], at["end"], at["date"]).FindFault(Moments.Noon.AddDays(at["refund"]));

        Assert.Equal(
            at switch
            {
                _ when at["end"] < at["start"] => "saleEndDate",
                _ when at["date"] < at["end"] => "eventDate",
                _ when at["refund"] < at["start"] || at["refund"] > at["date"] => "refundableUntil",
                _ => null,
            },
            fault?.Subjects[0]);
    }

    [Theory]
    [InlineData(1, 1, 2, "saleEndDate")]
    [InlineData(1, 2, 2, null)]
    [InlineData(1, 3, 2, "eventDate")]
    public void Only_the_sale_may_end_as_the_performance_begins(int start, int end, int date, string? field) =>
        Assert.Equal(field, Schedule(start, end, date).FindFault()?.Subjects[0]);

    [Theory]
    [InlineData(0, "The sale opens at 2026-")]
    [InlineData(2, "The sale closed at 2026-")]
    [InlineData(12, "The event began at 2026-")]
    public void A_closed_sale_is_not_an_event_that_took_place(int now, string text)
    {
        var performance = new Performance(default, new PerformanceDetails("Show", "Hall"), Schedule(1, 2, 11))
        {
            State = PerformanceState.OnSale,
        };

        Assert.StartsWith(
            text, PerformanceText.WhyNotOnSale(performance, Moments.Noon.AddDays(now)), StringComparison.Ordinal);
    }

    private static PerformanceSchedule Schedule(int start, int end, int date) => new(
        Moments.Noon.AddDays(date), Moments.Noon.AddDays(start), Moments.Noon.AddDays(end));

    private static IEnumerable<IEnumerable<string>> Permutations(string[] items) => items.Length == 0
        ? [[]]
        : items.SelectMany(first =>
            Permutations([.. items.Where(item => item != first)]).Select(rest => rest.Prepend(first)));
}
