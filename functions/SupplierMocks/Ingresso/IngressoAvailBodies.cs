using System.Text.Json;
using System.Text.Json.Serialization;

namespace Serverless.Functions.SupplierMocks.Ingresso;

internal sealed record IngressoAvailDetailsBody(IReadOnlyList<IngressoAvailTypeBody> TicketType);

internal sealed record IngressoAvailTypeBody(
    string TicketTypeCode, string TicketTypeDesc, IReadOnlyList<IngressoAvailBandBody> PriceBand);

internal sealed record IngressoAvailBandBody(
    string PriceBandCode, string PriceBandDesc, IReadOnlyList<IngressoAvailDetailBody> AvailDetail);

internal sealed record IngressoAvailDetailBody(
    decimal Seatprice, decimal Surcharge, string AvailCurrencyCode, IReadOnlyList<int> ValidQuantities,
    string SuffixedPriceBandCode, int CachedNumberAvailable)
{
    [JsonPropertyName("approx_last_seen_iso8601_date_and_time")]
    public required string SeenAt { get; init; }

    public string? DiscountCode { get; init; }

    public string? DiscountDesc { get; init; }

    public string? DiscountSemanticType { get; init; }

    public decimal? FullSeatprice { get; init; }

    public decimal? FullSurcharge { get; init; }

    public decimal? AbsoluteSaving { get; init; }

    public decimal? PercentageSaving { get; init; }

    /// <summary>First and last day, and a bitmask of the days of each month by year.</summary>
    public IReadOnlyDictionary<string, JsonElement>? AvailableDates { get; init; }

    public int? AvailableWeekdaysBitmask { get; init; }
}
