using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Serverless.Domain.Catalogue;
using Serverless.Functions.Http;

namespace Serverless.Functions.Catalogue.Admin;

/// <summary>The body of a request that creates a performance.</summary>
/// <param name="RefundableUntil">Until when buyers may refund; without it until `eventDate`.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record PerformanceRequest(
    [property: Required] string? Title,
    string? Description,
    [property: Required] string? Venue,
    string? Address,
    string? ArtistName,
    [property: Url] string? PosterImageUrl,
    [property: Required] DateTimeOffset? EventDate,
    [property: Required] DateTimeOffset? SaleStartDate,
    [property: Required] DateTimeOffset? SaleEndDate,
    Guid? SeatLayoutId,
    IReadOnlyList<TicketTypeRequest?>? TicketTypes,
    QueueRequest? Queue,
    DateTimeOffset? RefundableUntil)
{
    public PerformanceDraft ToDraft() => new(
        new PerformanceDetails(Needed(Title, "title"), Needed(Venue, "venue"))
        {
            Description = Description,
            Address = Address,
            ArtistName = ArtistName,
            PosterImageUrl = PosterImageUrl,
        },
        new PerformanceSchedule(
            Needed(EventDate, "eventDate"),
            Needed(SaleStartDate, "saleStartDate"),
            Needed(SaleEndDate, "saleEndDate")))
    {
        Layout = SeatLayoutId is { } layout ? new LayoutId(layout) : null,
        TicketTypes = ToDrafts(TicketTypes),
        Queue = Queue?.ToRules(),
        RefundableUntil = RefundableUntil,
    };

    public static IReadOnlyList<TicketTypeDraft> ToDrafts(IReadOnlyList<TicketTypeRequest?>? types) =>
        [.. (types ?? []).Select(type => Needed(type, "ticketTypes").ToDraft())];

    public static T Needed<T>(T? value, string field)
        where T : class =>
        value ?? throw Missing(field);

    public static T Needed<T>(T? value, string field)
        where T : struct =>
        value ?? throw Missing(field);

    private static MalformedRequestException Missing(string field) =>
        new($"{field} is required.") { Reason = "request.missing-field" };
}

[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record TicketTypeRequest(
    [property: Required] string? Name,
    string? Description,
    [property: Required] long? Price,
    [property: Required] int? TotalQuantity)
{
    public TicketTypeDraft ToDraft() => new(
        PerformanceRequest.Needed(Name, "ticketTypes.name"),
        Description,
        PerformanceRequest.Needed(Price, "ticketTypes.price"),
        PerformanceRequest.Needed(TotalQuantity, "ticketTypes.totalQuantity"));
}

/// <summary>The queue's caps.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record QueueRequest([property: Required] int? Threshold, [property: Required] int? RatePerSecond)
{
    public QueueRules ToRules() => new(
        PerformanceRequest.Needed(Threshold, "threshold"), PerformanceRequest.Needed(RatePerSecond, "ratePerSecond"));
}

[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record LayoutRequest(
    [property: Required] string? Name,
    string? Description,
    [property: Required] IReadOnlyList<SectionRequest?>? Sections)
{
    public IReadOnlyList<SeatSection> ToSections() =>
    [
        .. PerformanceRequest.Needed(Sections, "sections")
            .Select(section => PerformanceRequest.Needed(section, "sections").ToSection()),
    ];
}

[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record SectionRequest(
    [property: Required] string? Name,
    [property: Required] int? Rows,
    [property: Required] int? SeatsPerRow,
    [property: Required] long? Price,
    int? StartRow)
{
    public SeatSection ToSection() => new(
        PerformanceRequest.Needed(Name, "sections.name"),
        PerformanceRequest.Needed(Rows, "sections.rows"),
        PerformanceRequest.Needed(SeatsPerRow, "sections.seatsPerRow"),
        PerformanceRequest.Needed(Price, "sections.price"),
        StartRow ?? 1);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    AllowDuplicateProperties = false,
    Converters = [typeof(WireTime)])]
[JsonSerializable(typeof(PerformanceRequest))]
[JsonSerializable(typeof(ChangePerformanceRequest))]
[JsonSerializable(typeof(LayoutRequest))]
[JsonSerializable(typeof(QueueRequest))]
internal sealed partial class AdminJson : JsonSerializerContext;
