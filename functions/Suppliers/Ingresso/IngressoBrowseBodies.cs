using System.Text.Json.Serialization;

namespace Serverless.Functions.Suppliers.Ingresso;

internal sealed record IngressoErrorResponse(int? ErrorCode, string? ErrorDesc)
{
    public string? ErrorKey { get; init; }

    public string? TransactionUuid { get; init; }

    /// <summary>These two are what the original mock says of a missing parameter.</summary>
    public string? Error { get; init; }

    public string? Message { get; init; }
}

internal sealed record IngressoUserBody(
    string UserId, string RealName, string DefaultCountryCode, string SubUser,
    [property: JsonPropertyName("is_b2b")] bool IsB2b,
    string StatementDescriptor, string BackendGroup, string ContentGroup);

/// <summary>The same twice: newer clients look inside, older ones on top.</summary>
internal sealed record IngressoTestResponse(
    IngressoUserBody UserInfo, string UserId, string RealName, string DefaultCountryCode, string SubUser,
    [property: JsonPropertyName("is_b2b")] bool IsB2b, string StatementDescriptor, string BackendGroup,
    string ContentGroup);

internal sealed record IngressoEventsResponse(IngressoEventListBody Results)
{
    public IReadOnlyDictionary<string, IngressoCurrencyBody>? CurrencyDetails { get; init; }
}

internal sealed record IngressoEventListBody(IReadOnlyList<IngressoEventBody> Event, IngressoPagingBody PagingStatus);

internal sealed record IngressoEventsByIdResponse(IReadOnlyDictionary<string, IngressoEventEntryBody> EventsById)
{
    public IReadOnlyDictionary<string, IngressoCurrencyBody>? CurrencyDetails { get; init; }
}

internal sealed record IngressoEventEntryBody(
    IngressoEventBody Event, IReadOnlyList<int> ValidQuantities, bool VenueIsEnforced)
{
    public IReadOnlyList<IngressoEventBody>? AddOns { get; init; }

    public IReadOnlyList<IngressoEventBody>? Upsells { get; init; }
}

internal sealed record IngressoMonthsResponse(IngressoMonthListBody Results)
{
    public IReadOnlyDictionary<string, IngressoCurrencyBody>? CurrencyDetails { get; init; }
}

internal sealed record IngressoMonthListBody(IReadOnlyList<IngressoMonthBody> Month);

internal sealed record IngressoMonthBody(
    string Month, string MonthDesc, string MonthShortDesc, int Year, int MonthDatesBitmask, int MonthWeekdaysBitmask)
{
    public IngressoCostRangeBody? CostRange { get; init; }
}

internal sealed record IngressoPerformancesResponse(IngressoPerformanceListBody Results)
{
    public bool? AutoselectThisPerformance { get; init; }

    public IReadOnlyDictionary<string, IngressoCurrencyBody>? CurrencyDetails { get; init; }
}

internal sealed record IngressoPerformanceListBody(
    bool HasPerfNames, IngressoPagingBody PagingStatus, IReadOnlyList<IngressoPerformanceBody> Performance);

internal sealed record IngressoPerformancesByIdResponse(
    IReadOnlyDictionary<string, IngressoPerformanceBody> PerformancesById)
{
    public IReadOnlyDictionary<string, IngressoCurrencyBody>? CurrencyDetails { get; init; }
}

internal sealed record IngressoTimesResponse(IngressoTimeListBody Results);

internal sealed record IngressoTimeListBody(IReadOnlyList<IngressoTimeBody> Time);

internal sealed record IngressoTimeBody(
    [property: JsonPropertyName("iso8601_date_and_time")] string StartsAt, string TimeDesc);

internal sealed record IngressoSourceBody(string SourceCode, string SourceDescFromConfig)
{
    public string? SourceAfterSalesEmail { get; init; }

    public string? SourcePostalAddr { get; init; }

    public string? SourceSystemClass { get; init; }

    public string? SourceSystemTypeString { get; init; }

    public string? SourceTAndC { get; init; }
}

internal sealed record IngressoAvailabilityResponse(
    IngressoTicketTypesBody Availability, bool BackendIsBroken, bool BackendIsDown, bool BackendThrottleFailed,
    bool CanSelectSeats, bool ContiguousSeatSelectionOnly, bool MustSelectWholeSeatBlock, string CurrencyCode,
    IReadOnlyDictionary<string, IngressoCurrencyBody> CurrencyDetails, string SourceCode,
    IReadOnlyList<int> ValidQuantities)
{
    public int? MaxBundleSize { get; init; }
}

internal sealed record IngressoTicketTypesBody(IReadOnlyList<IngressoTicketTypeBody> TicketType);

internal sealed record IngressoTicketTypeBody(
    string TicketTypeCode, string TicketTypeDesc, IReadOnlyList<IngressoBandBody> PriceBand);

/// <summary>A price, or one discount of it.</summary>
internal sealed record IngressoBandBody(string PriceBandCode, string DiscountCode, string DiscountDesc)
{
    public string? PriceBandDesc { get; init; }

    public string? DiscountSemanticType { get; init; }

    public decimal SaleSeatprice { get; init; }

    public decimal SaleSurcharge { get; init; }

    public decimal SaleCombined { get; init; }

    public decimal NonOfferSaleSeatprice { get; init; }

    public decimal NonOfferSaleSurcharge { get; init; }

    public decimal NonOfferSaleCombined { get; init; }

    public bool IsOffer { get; init; }

    public decimal AbsoluteSaving { get; init; }

    public decimal PercentageSaving { get; init; }

    public int? NumberAvailable { get; init; }

    public string? AllowsLeavingSingleSeats { get; init; }

    public string? UnsuffixedPriceBandCode { get; init; }

    public int? MinOrderNoOfSeats { get; init; }

    public int? MaxOrderNoOfSeats { get; init; }

    public IReadOnlyList<int>? ValidQuantities { get; init; }

    public IngressoDiscountsBody? PossibleDiscounts { get; init; }

    public IReadOnlyList<IngressoSeatBody>? ExampleSeats { get; init; }

    public bool? ExampleSeatsAreReal { get; init; }

    public IngressoSeatBlocksBody? FreeSeatBlocks { get; init; }

    public IngressoCommissionBody? PredictedUserCommission { get; init; }

    public IngressoCommissionBody? PredictedGrossCommission { get; init; }
}

internal sealed record IngressoDiscountsBody(IReadOnlyList<IngressoBandBody> Discount);

internal sealed record IngressoSeatBody(string FullId, string RowId, string ColId, bool IsRestrictedView)
{
    public string? Separator { get; init; }

    public string? SeatText { get; init; }

    public string? SeatTextCode { get; init; }

    public string? Barcode { get; init; }
}

internal sealed record IngressoSeatBlocksBody(
    IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyList<string>>> BlocksByRow,
    IReadOnlyDictionary<string, string> SeparatorsByRow, IReadOnlyList<string> RestrictedViewSeats,
    IReadOnlyDictionary<string, IReadOnlyList<string>> SeatsByTextMessage);

internal sealed record IngressoCommissionBody(
    decimal AmountExcludingVat, decimal AmountIncludingVat, string CommissionCurrencyCode);

internal sealed record IngressoDiscountsResponse(
    IngressoDiscountsBody Discounts, string CurrencyCode,
    IReadOnlyDictionary<string, IngressoCurrencyBody> CurrencyDetails);

internal sealed record IngressoSendMethodsResponse(
    IngressoSendMethodListBody SendMethods, string SourceCode, string CurrencyCode,
    IReadOnlyDictionary<string, IngressoCurrencyBody> CurrencyDetails);

internal sealed record IngressoSendMethodListBody(IReadOnlyList<IngressoSendMethodBody> SendMethod);

internal sealed record IngressoSendMethodBody(string SendCode, string SendDesc, string SendType, decimal SendCost)
{
    public IngressoCountriesBody? PermittedCountries { get; init; }

    public string? SendFinalComment { get; init; }

    public bool CanGenerateSelfPrint { get; init; }

    public bool HasHtmlPage { get; init; }

    public string? SendFinalType { get; init; }

    public string? SelfPrintVoucherUrl { get; init; }
}

internal sealed record IngressoCountriesBody(IReadOnlyList<IngressoCountryBody> Country);

internal sealed record IngressoCountryBody(string CountryCode, string CountryDesc);

internal sealed record IngressoEmptyResponse;
