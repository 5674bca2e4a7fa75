namespace Serverless.Functions.SupplierMocks.Ingresso;

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

/// <summary>A price or one of its discounts.</summary>
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

    public string? SeatUniqueRef { get; init; }
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
