using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Serverless.Domain.Catalogue;
using Serverless.Functions.Http;

namespace Serverless.Functions.Catalogue;

internal sealed record PerformanceListResponse(IReadOnlyList<PerformanceRow> Events, Pagination Pagination)
{
    public static PerformanceListResponse From(PerformancePage page) => new(
        [.. page.Performances.Select(PerformanceRow.From)],
        new Pagination(page.Page, page.Limit, page.Total, page.TotalPages));
}

internal sealed record Pagination(
    int Page, int Limit, int Total, [property: JsonPropertyName("totalPages")] int TotalPages);

/// <summary>A performance in a list.</summary>
internal sealed record PerformanceRow(
    Guid Id,
    string Title,
    string? Description,
    string Venue,
    string? Address,
    DateTimeOffset EventDate,
    DateTimeOffset SaleStartDate,
    DateTimeOffset SaleEndDate,
    string? PosterImageUrl,
    [property: AllowedValues("upcoming", "on_sale", "sold_out", "ended", "cancelled")] string Status,
    string? ArtistName,
    int TicketTypeCount,
    long? MinPrice,
    long? MaxPrice)
{
    public static PerformanceRow From(Performance performance) => new(
        performance.Id.Value,
        performance.Details.Title,
        performance.Details.Description,
        performance.Details.Venue,
        performance.Details.Address,
        performance.Schedule.Date,
        performance.Schedule.SaleStart,
        performance.Schedule.SaleEnd,
        performance.Details.PosterImageUrl,
        PerformanceStatus.Of(performance.State),
        performance.Details.ArtistName,
        performance.TicketTypes.Count,
        performance.TicketTypes.Count == 0 ? null : performance.TicketTypes.Min(type => type.Price),
        performance.TicketTypes.Count == 0 ? null : performance.TicketTypes.Max(type => type.Price));
}

/// <summary>One performance with its ticket types.</summary>
internal sealed record PerformanceResponse(
    PerformanceDetail Event, [property: JsonPropertyName("ticketTypes")] IReadOnlyList<TicketTypeRow> TicketTypes)
{
    public static PerformanceResponse From(PerformanceOffer offer) => new(
        PerformanceDetail.From(offer.Performance), [.. offer.ByPrice.Select(TicketTypeRow.From)]);
}

internal sealed record PerformanceDetail(
    Guid Id,
    string Title,
    string? Description,
    string Venue,
    string? Address,
    DateTimeOffset EventDate,
    DateTimeOffset SaleStartDate,
    DateTimeOffset SaleEndDate,
    string? PosterImageUrl,
    [property: AllowedValues("upcoming", "on_sale", "sold_out", "ended", "cancelled")] string Status,
    Guid? SeatLayoutId,
    string? ArtistName,
    bool PreScaled,
    string? CreatedBy,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt)
{
    public static PerformanceDetail From(Performance performance) => new(
        performance.Id.Value,
        performance.Details.Title,
        performance.Details.Description,
        performance.Details.Venue,
        performance.Details.Address,
        performance.Schedule.Date,
        performance.Schedule.SaleStart,
        performance.Schedule.SaleEnd,
        performance.Details.PosterImageUrl,
        PerformanceStatus.Of(performance.State),
        performance.Layout?.Id.Value,
        performance.Details.ArtistName,
        performance.Queue is not null,
        performance.CreatedBy,
        performance.CreatedAt,
        performance.UpdatedAt);
}

internal sealed record TicketTypeRow(
    Guid Id, string Name, long Price, int TotalQuantity, int AvailableQuantity, string? Description)
{
    public static TicketTypeRow From((TicketType Type, StockLevel Level) offered) => new(
        offered.Type.Id.Value,
        offered.Type.Name,
        offered.Type.Price,
        offered.Level.Total,
        offered.Level.Available,
        offered.Type.Description);
}

internal sealed record TicketTypesResponse(
    [property: JsonPropertyName("ticketTypes")] IReadOnlyList<TicketTypeRow> TicketTypes)
{
    public static TicketTypesResponse From(PerformanceOffer offer) =>
        new([.. offer.ByPrice.Select(TicketTypeRow.From)]);
}

internal sealed record AvailabilityResponse(int AvailableQuantity, int TotalQuantity);

internal sealed record LayoutsResponse(IReadOnlyList<LayoutRow> Layouts);

internal sealed record LayoutRow(Guid Id, string Name, string? Description, int TotalSeats, LayoutConfig LayoutConfig)
{
    public static LayoutRow From(SeatLayout layout) => new(
        layout.Id.Value, layout.Name, layout.Description, layout.SeatCount, LayoutConfig.From(layout));
}

internal sealed record LayoutConfig(IReadOnlyList<SectionRow> Sections)
{
    public static LayoutConfig From(SeatLayout layout) => new([.. layout.Sections.Select(section => new SectionRow(
        section.Name, section.Rows, section.SeatsPerRow, section.Price, section.StartRow))]);
}

internal sealed record SectionRow(
    string Name,
    int Rows,
    [property: JsonPropertyName("seatsPerRow")] int SeatsPerRow,
    long Price,
    [property: JsonPropertyName("startRow")] int StartRow);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, Converters = [typeof(WireTime)])]
[JsonSerializable(typeof(PerformanceListResponse))]
[JsonSerializable(typeof(PerformanceResponse))]
[JsonSerializable(typeof(TicketTypesResponse))]
[JsonSerializable(typeof(AvailabilityResponse))]
[JsonSerializable(typeof(LayoutsResponse))]
[JsonSerializable(typeof(LayoutRow))]
internal sealed partial class CatalogueRows : JsonSerializerContext;
