namespace Serverless.Functions.SupplierMocks.Ingresso;

internal sealed record IngressoGeoBody(double Latitude, double Longitude);

/// <summary>An event; members that were not requested are omitted.</summary>
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
