using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Serverless.Domain.Catalogue;
using Serverless.Functions.Http;

namespace Serverless.Functions.Catalogue.Admin;

/// <summary>A performance with the members that only administrators see.</summary>
internal sealed record PerformanceAdminResponse(PerformanceAdminRow Event)
{
    public static PerformanceAdminResponse From(Performance performance) => new(PerformanceAdminRow.From(performance));
}

internal sealed record PerformanceAdminRow(
    Guid Id,
    string Title,
    string? Description,
    string Venue,
    string? Address,
    string? ArtistName,
    string? PosterImageUrl,
    [property: AllowedValues("draft", "upcoming", "on_sale", "sold_out", "ended", "cancelled")] string Status,
    DateTimeOffset EventDate,
    DateTimeOffset SaleStartDate,
    DateTimeOffset SaleEndDate,
    Guid? SeatLayoutId,
    int SeatCount,
    IReadOnlyList<TicketTypeAdminRow> TicketTypes,
    QueueRow? Queue,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt)
{
    /// <summary>Until when buyers may refund; null for until `eventDate`.</summary>
    public DateTimeOffset? RefundableUntil { get; init; }

    /// <summary>Whether the purchases of a cancelled event are being refunded; null for other events.</summary>
    [AllowedValues("refunding", "refunded", null)]
    public string? RefundStatus { get; init; }

    public static PerformanceAdminRow From(Performance performance) => new(
        performance.Id.Value,
        performance.Details.Title,
        performance.Details.Description,
        performance.Details.Venue,
        performance.Details.Address,
        performance.Details.ArtistName,
        performance.Details.PosterImageUrl,
        PerformanceStatus.Of(performance.State),
        performance.Schedule.Date,
        performance.Schedule.SaleStart,
        performance.Schedule.SaleEnd,
        performance.Layout?.Id.Value,
        performance.Layout?.SeatCount ?? 0,
        [
            .. performance.TicketTypes.Select(type =>
                new TicketTypeAdminRow(type.Id.Value, type.Name, type.Description, type.Price, type.TotalQuantity)),
        ],
        QueueRow.From(performance.Queue),
        performance.CreatedAt,
        performance.UpdatedAt)
    {
        RefundableUntil = performance.RefundableUntil,
        RefundStatus = performance switch
        {
            { IsRefunding: true } => "refunding",
            { State: PerformanceState.Cancelled } => "refunded",
            _ => null,
        },
    };
}

internal sealed record TicketTypeAdminRow(Guid Id, string Name, string? Description, long Price, int TotalQuantity);

internal sealed record QueueRow(int Threshold, int RatePerSecond)
{
    public static QueueRow? From(QueueRules? rules) =>
        rules is null ? null : new QueueRow(rules.Capacity, rules.AdmissionsPerSecond);
}

/// <summary>The caps of an event's queue; null for an event without one.</summary>
internal sealed record QueueRulesResponse(QueueRow? Queue)
{
    public static QueueRulesResponse Of(QueueRules? rules) => new(QueueRow.From(rules));

    public static QueueRulesResponse From(Performance performance) => Of(performance.Queue);
}

internal sealed record PerformanceAdminListResponse(
    IReadOnlyList<PerformanceAdminRow> Events, PaginationRow Pagination)
{
    public static PerformanceAdminListResponse From(PerformancePage page) => new(
        [.. page.Performances.Select(PerformanceAdminRow.From)],
        new PaginationRow(page.Page, page.Limit, page.Total, page.TotalPages));
}

internal sealed record PaginationRow(int Page, int Limit, int Total, int TotalPages);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(WireTime)])]
[JsonSerializable(typeof(PerformanceAdminResponse))]
[JsonSerializable(typeof(PerformanceAdminListResponse))]
[JsonSerializable(typeof(QueueRulesResponse))]
internal sealed partial class AdminRows : JsonSerializerContext;
