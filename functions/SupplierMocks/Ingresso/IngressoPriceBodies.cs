namespace Serverless.Functions.SupplierMocks.Ingresso;

internal sealed record IngressoCurrencyBody(
    string CurrencyCode, int CurrencyFactor, int CurrencyNumber, int CurrencyPlaces, string CurrencyPostSymbol,
    string CurrencyPreSymbol);

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
    decimal AbsoluteSaving, decimal PercentageSaving);

internal sealed record IngressoCostDetailsBody(IReadOnlyList<IngressoCostTypeBody> TicketType);

internal sealed record IngressoCostTypeBody(
    string TicketTypeCode, string TicketTypeDesc, IReadOnlyList<IngressoCostBandBody> PriceBand);

internal sealed record IngressoCostBandBody(
    string PriceBandCode, string PriceBandDesc, IngressoCostRangeBody CostRange);
