using Serverless.Domain.Catalogue;

namespace Serverless.Domain.Tests.Catalogue;

public sealed class PerformanceDraftTests
{
    private static readonly CataloguePolicy Policy = new();
    private static readonly PerformanceDraft Good = new CatalogueFixture().Draft();

    public static TheoryData<string, string> Faults => new()
    {
        { "title", "title empty" },
        { "title", "title max+1" },
        { "venue", "venue empty" },
        { "venue", "venue max+1" },
        { "artistName", "artist max+1" },
        { "address", "address max+1" },
        { "description", "description max+1" },
        { "posterImageUrl", "poster max+1" },
        { "posterImageUrl", "poster script" },
        { "saleEndDate", "sale ends as it begins" },
        { "eventDate", "show before sale" },
        { "ticketTypes", "types max+1" },
        { "ticketTypes.name", "type nameless" },
        { "ticketTypes.name", "type name max+1" },
        { "ticketTypes.description", "type description max+1" },
        { "ticketTypes.price", "type price -1" },
        { "ticketTypes.price", "type price max+1" },
        { "ticketTypes.totalQuantity", "type quantity 0" },
        { "ticketTypes.totalQuantity", "type quantity max+1" },
        { "threshold", "threshold -1" },
        { "threshold", "threshold max+1" },
        { "ratePerSecond", "rate -1" },
        { "ratePerSecond", "rate max+1" },
    };

    public static TheoryData<string> Limits =>
    [
        "title max", "venue max", "artist max", "address max", "description max", "poster max", "types max",
        "type name max", "type description max", "type price 0", "type price max", "type quantity 1",
        "type quantity max", "threshold 0", "threshold max", "rate 0", "rate max",
    ];

    [Theory]
    [MemberData(nameof(Faults))]
    public void Names_the_field_that_will_not_do(string field, string how)
    {
        var error = With(how).FindFault(Policy);

        Assert.Equal("catalogue.bad-field", error?.Code);
        Assert.Equal([field], error!.Subjects);
    }

    [Theory]
    [MemberData(nameof(Limits))]
    public void Takes_what_is_just_within_the_limit(string how) => Assert.Null(With(how).FindFault(Policy));

    private static PerformanceDraft With(string how)
    {
        var details = Good.Details;
        var schedule = Good.Schedule;
        var type = Good.TicketTypes[0];

        return how switch
        {
            "title empty" => Good with { Details = details with { Title = " " } },
            "venue empty" => Good with { Details = details with { Venue = "" } },
            "poster script" => Good with { Details = details with { PosterImageUrl = "javascript:alert(1)" } },
            "sale ends as it begins" => Good with { Schedule = schedule with { SaleEnd = schedule.SaleStart } },
            "show before sale" => Good with { Schedule = schedule with { Date = schedule.SaleStart.AddTicks(-1) } },
            "types max" => Types(Policy.TicketTypeCountMax),
            "types max+1" => Types(Policy.TicketTypeCountMax + 1),
            "type nameless" => Type(type with { Name = " " }),
            "type price -1" => Type(type with { Price = -1 }),
            "type price 0" => Type(type with { Price = 0 }),
            "type quantity 0" => Type(type with { Quantity = 0 }),
            "type quantity 1" => Type(type with { Quantity = 1 }),
            "threshold -1" => Good with { Queue = new QueueRules(-1, 1) },
            "threshold 0" => Good with { Queue = new QueueRules(0, 1) },
            "rate -1" => Good with { Queue = new QueueRules(1, -1) },
            "rate 0" => Good with { Queue = new QueueRules(1, 0) },
            _ => AtMost(how.Split(" max")[0], how.EndsWith("+1", StringComparison.Ordinal) ? 1 : 0),
        };
    }

    private static PerformanceDraft AtMost(string what, int over)
    {
        var details = Good.Details;
        var type = Good.TicketTypes[0];
        var name = new string('가', Policy.NameLengthMax + over);
        const string Address = "https://tiketi.example/";

        return what switch
        {
            "title" => Good with { Details = details with { Title = name } },
            "venue" => Good with { Details = details with { Venue = name } },
            "artist" => Good with { Details = details with { ArtistName = name } },
            "address" => Good with { Details = details with { Address = name } },
            "description" => Good with
            {
                Details = details with { Description = new string('가', Policy.TextLengthMax + over) },
            },
            "poster" => Good with
            {
                Details = details with { PosterImageUrl = Address + new string('x', 2_000 - Address.Length + over) },
            },
            "type name" => Type(type with { Name = name }),
            "type description" => Type(type with { Description = new string('가', Policy.NoteLengthMax + over) }),
            "type price" => Type(type with { Price = Policy.PriceMax + over }),
            "type quantity" => Type(type with { Quantity = Policy.TicketQuantityMax + over }),
            "threshold" => Good with { Queue = new QueueRules(Policy.QueueCapacityMax + over, 1) },
            "rate" => Good with { Queue = new QueueRules(1, Policy.QueueCapacityMax + over) },
            _ => throw new ArgumentOutOfRangeException(nameof(what), what, null),
        };
    }

    private static PerformanceDraft Type(TicketTypeDraft type) => Good with { TicketTypes = [type] };

    private static PerformanceDraft Types(int count) =>
        Good with { TicketTypes = [.. Enumerable.Repeat(Good.TicketTypes[0], count)] };
}
