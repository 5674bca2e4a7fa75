using System.Text.Json;
using System.Text.Json.Serialization;

namespace Serverless.Functions.Suppliers.Ingresso;

internal sealed record IngressoCurrencyBody(
    string CurrencyCode, int CurrencyFactor, int CurrencyNumber, int CurrencyPlaces, string CurrencyPostSymbol,
    string CurrencyPreSymbol);

internal sealed record IngressoPagingBody(
    int PageLength, int PageNumber, int PagesRemaining, int ResultsRemaining, int TotalUnpagedResults);

internal sealed record IngressoGeoBody(double Latitude, double Longitude);

/// <summary>An event; what nobody asked for is left out.</summary>
internal sealed record IngressoEventBody
{
    public required string EventId { get; init; }

    public required string EventDesc { get; init; }

    public required string EventStatus { get; init; }

    public required string EventType { get; init; }

    public required string EventPath { get; init; }

    public required string EventUriDesc { get; init; }

    public required string SourceCode { get; init; }

    public required string SourceDesc { get; init; }

    public required string VenueDesc { get; init; }

    public required string VenueUriDesc { get; init; }

    public required IReadOnlyDictionary<string, string> Classes { get; init; }

    public required string CountryCode { get; init; }

    public required string CountryDesc { get; init; }

    public required string CityCode { get; init; }

    public required string CityDesc { get; init; }

    public IReadOnlyList<string> CustomFilter { get; init; } = [];

    public required IngressoGeoBody GeoData { get; init; }

    public bool HasNoPerfs { get; init; }

    public bool IsSeated { get; init; }

    public bool NeedDepartureDate { get; init; }

    public bool NeedDuration { get; init; }

    public bool NeedPerformance { get; init; }

    public bool ShowPerfTime { get; init; }

    public bool IsAddOn { get; init; }

    public bool IsAutoQuantityAddOn { get; init; }

    public bool IsDateMatchedAddOn { get; init; }

    public bool IsTimeMatchedAddOn { get; init; }

    public string? Postcode { get; init; }

    public string? AreaCode { get; init; }

    public string? VenueCode { get; init; }

    public string? EventCode { get; init; }

    public string? MainClassKey { get; init; }

    public int? CriticReviewPercent { get; init; }

    public int? UserReviewPercent { get; init; }

    public int? MinRunningTime { get; init; }

    public int? MaxRunningTime { get; init; }

    public double? SearchDistanceKm { get; init; }

    public IngressoUpsellsBody? EventUpsellList { get; init; }

    public IngressoCostRangeBody? CostRange { get; init; }

    public IngressoCostDetailsBody? CostRangeDetails { get; init; }

    public IngressoAvailDetailsBody? AvailDetails { get; init; }

    public IngressoMediaBody? Media { get; init; }

    public IngressoVideoBody? VideoIframe { get; init; }

    public IngressoReviewsBody? Reviews { get; init; }

    public IReadOnlyDictionary<string, IngressoTextBody>? StructuredInfo { get; init; }

    public string? EventInfo { get; init; }

    public string? EventInfoHtml { get; init; }

    public string? VenueInfo { get; init; }

    public string? VenueInfoHtml { get; init; }

    public string? VenueAddr { get; init; }

    public string? VenueAddrHtml { get; init; }

    public IngressoComponentsBody? MetaEventComponentEvents { get; init; }
}

internal sealed record IngressoUpsellsBody(IReadOnlyList<string> EventId);

internal sealed record IngressoComponentsBody(IReadOnlyList<IngressoEventBody> Event);

internal sealed record IngressoTextBody(string Name, string Value, string ValueHtml);

internal sealed record IngressoMediaBody(IReadOnlyList<IngressoAssetBody> MediaAsset);

internal sealed record IngressoAssetBody(
    string Name, string Caption, string CaptionHtml, string Host, string Path, string SecureCompleteUrl,
    string InsecureCompleteUrl, bool SupportsHttp, bool SupportsHttps);

internal sealed record IngressoVideoBody(
    string VideoIframeUrlWhenSecure, string VideoIframeUrlWhenInsecure, int VideoIframeWidth, int VideoIframeHeight,
    string VideoIframeCaption, string VideoIframeCaptionHtml, string VideoIframeHost, string VideoIframePath,
    bool VideoIframeSupportsHttp, bool VideoIframeSupportsHttps);

internal sealed record IngressoReviewsBody(IReadOnlyList<IngressoReviewBody> Review);

internal sealed record IngressoReviewBody(
    bool IsUserReview, string ReviewAuthor, string ReviewTitle, string ReviewBody, string ReviewLang,
    string ReviewOriginalUrl,
    [property: JsonPropertyName("review_iso8601_date_and_time")] string ReviewAt,
    string ReviewDateDesc, string ReviewTimeDesc, int StarRating);

internal sealed record IngressoCostRangeBody(
    decimal MinSeatprice, decimal MinSurcharge, decimal MaxSeatprice, decimal MaxSurcharge, string RangeCurrencyCode,
    IReadOnlyList<int> ValidQuantities)
{
    public string? DiscountSemanticType { get; init; }

    public IngressoOfferBody? BestValueOffer { get; init; }

    public IngressoOfferBody? MaxSavingOffer { get; init; }

    public IngressoOfferBody? MinCostOffer { get; init; }

    public IngressoOfferBody? TopPriceOffer { get; init; }

    public IngressoCostRangeBody? NoSinglesCostRange { get; init; }

    public IReadOnlyList<IngressoCostRangeBody>? AlternateDiscounts { get; init; }
}

internal sealed record IngressoOfferBody(
    decimal OfferSeatprice, decimal OfferSurcharge, decimal FullSeatprice, decimal FullSurcharge,
    decimal AbsoluteSaving,
    decimal PercentageSaving);

internal sealed record IngressoCostDetailsBody(IReadOnlyList<IngressoCostTypeBody> TicketType);

internal sealed record IngressoCostTypeBody(
    string TicketTypeCode, string TicketTypeDesc, IReadOnlyList<IngressoCostBandBody> PriceBand);

internal sealed record IngressoCostBandBody(
    string PriceBandCode, string PriceBandDesc, IngressoCostRangeBody CostRange);

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

    /// <summary>First and last day; and, by year, which days of each month.</summary>
    public IReadOnlyDictionary<string, JsonElement>? AvailableDates { get; init; }

    public int? AvailableWeekdaysBitmask { get; init; }
}

internal sealed record IngressoPerformanceBody(string PerfId, string EventId)
{
    [JsonPropertyName("iso8601_date_and_time")]
    public string? StartsAt { get; init; }

    public string? DateDesc { get; init; }

    public string? TimeDesc { get; init; }

    public bool HasPoolSeats { get; init; } = true;

    public bool IsLimited { get; init; }

    public bool IsGhost { get; init; }

    public string? PerfName { get; init; }

    public int? RunningTime { get; init; }

    public int CachedMaxSeats { get; init; }

    public bool CachedMaxSeatsIsReal { get; init; }

    public bool PerfHasTime { get; init; }

    public bool PerfIsVisible { get; init; } = true;

    public IngressoCostRangeBody? CostRange { get; init; }

    public IngressoAvailDetailsBody? AvailDetails { get; init; }
}
