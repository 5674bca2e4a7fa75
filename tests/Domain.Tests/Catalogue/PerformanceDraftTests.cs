using Serverless.Domain.Catalogue;

namespace Serverless.Domain.Tests.Catalogue;

public sealed class PerformanceDraftTests
{
    private static readonly CataloguePolicy Policy = new();
    private static readonly PerformanceDraft Valid = new CatalogueFixture().Draft();

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
        { "eventDate", "show before the sale's end" },
        { "title", "title unseen" },
        { "title", "title with NUL" },
        { "venue", "venue reversed" },
        { "ticketTypes.name", "types of one name" },
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
    public void Names_the_invalid_field(string field, string change)
    {
        var error = With(change).FindFault(Policy);

        Assert.Equal("catalogue.bad-field", error?.Code);
        Assert.Equal([field], error!.Subjects);
    }

    [Theory]
    [MemberData(nameof(Limits))]
    public void Accepts_values_at_the_limits(string change) => Assert.Null(With(change).FindFault(Policy));

    private static PerformanceDraft With(string change)
    {
        var details = Valid.Details;
        var schedule = Valid.Schedule;
        var type = Valid.TicketTypes[0];

        return change switch
        {
            "title empty" => Valid with { Details = details with { Title = " " } },
            "venue empty" => Valid with { Details = details with { Venue = "" } },
            "poster script" => Valid with { Details = details with { PosterImageUrl = "javascript:alert(1)" } },
            "sale ends as it begins" => Valid with { Schedule = schedule with { SaleEnd = schedule.SaleStart } },
            "show before sale" => Valid with { Schedule = schedule with { Date = schedule.SaleStart.AddTicks(-1) } },
            "show before the sale's end" =>
                Valid with { Schedule = schedule with { Date = schedule.SaleEnd.AddTicks(-1) } },
            "title unseen" => Valid with { Details = details with { Title = "\u200B\u3164" } },
            "title with NUL" => Valid with { Details = details with { Title = "a\0b" } },
            "venue reversed" => Valid with { Details = details with { Venue = "\u202Eeunev" } },
            "types of one name" => Valid with { TicketTypes = [type, type with { Name = "ｓｔａｎｄｉｎｇ\u200B" }] },
            "types max" => Types(Policy.TicketTypeCountMax),
            "types max+1" => Types(Policy.TicketTypeCountMax + 1),
            "type nameless" => Type(type with { Name = " " }),
            "type price -1" => Type(type with { Price = -1 }),
            "type price 0" => Type(type with { Price = 0 }),
            "type quantity 0" => Type(type with { Quantity = 0 }),
            "type quantity 1" => Type(type with { Quantity = 1 }),
            "threshold -1" => Valid with { Queue = new QueueRules(-1, 1) },
            "threshold 0" => Valid with { Queue = new QueueRules(0, 1) },
            "rate -1" => Valid with { Queue = new QueueRules(1, -1) },
            "rate 0" => Valid with { Queue = new QueueRules(1, 0) },
            _ => AtMost(change.Split(" max")[0], change.EndsWith("+1", StringComparison.Ordinal) ? 1 : 0),
        };
    }

    private static PerformanceDraft AtMost(string field, int over)
    {
        var details = Valid.Details;
        var type = Valid.TicketTypes[0];
        var name = new string('가', Policy.NameLengthMax + over);
        const string Address = "https://tiketi.example/";

        return field switch
        {
            "title" => Valid with { Details = details with { Title = name } },
            "venue" => Valid with { Details = details with { Venue = name } },
            "artist" => Valid with { Details = details with { ArtistName = name } },
            "address" => Valid with { Details = details with { Address = name } },
            "description" => Valid with
            {
                Details = details with { Description = new string('가', Policy.TextLengthMax + over) },
            },
            "poster" => Valid with
            {
                Details = details with { PosterImageUrl = Address + new string('x', 2_000 - Address.Length + over) },
            },
            "type name" => Type(type with { Name = name }),
            "type description" => Type(type with { Description = new string('가', Policy.NoteLengthMax + over) }),
            "type price" => Type(type with { Price = Policy.PriceMax + over }),
            "type quantity" => Type(type with { Quantity = Policy.TicketQuantityMax + over }),
            "threshold" => Valid with { Queue = new QueueRules(Policy.QueueCapacityMax + over, 1) },
            "rate" => Valid with { Queue = new QueueRules(1, Policy.QueueCapacityMax + over) },
            _ => throw new ArgumentOutOfRangeException(nameof(field), field, null),
        };
    }

    private static PerformanceDraft Type(TicketTypeDraft type) => Valid with { TicketTypes = [type] };

    private static PerformanceDraft Types(int count) =>
        Valid with { TicketTypes = [.. Enumerable.Range(1, count).Select(i => Valid.TicketTypes[0] with { Name = $"Type {i}" })] };
}
