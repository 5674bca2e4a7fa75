using Serverless.SupplierMocks.Ingresso;

namespace Serverless.Functions.SupplierMocks.Ingresso;

/// <summary>Shows price ranges: of an event, of a band, of one kind of discount.</summary>
internal static class IngressoPriceView
{
    public static IngressoCostRangeBody CostRangeOf(this IngressoView view, IngressoEvent of)
    {
        var range = view.CostRangeOf(of, IngressoPrices.Of(of), 1);

        return range with
        {
            NoSinglesCostRange = view.Wants("req_cost_range_no_singles_data") && of.QuantityPerOrder > 1
                ? view.CostRangeOf(of, IngressoPrices.Of(of), 2)
                : null,
            AlternateDiscounts = view.Wants("req_cost_range_discounts") ? [.. view.AlternatesOf(of)] : null,
        };
    }

    public static IngressoCostDetailsBody CostDetailsOf(this IngressoView view, IngressoEvent of) => new(
    [
        .. of.TicketTypes.Select(type => new IngressoCostTypeBody(type.Code, type.Name,
        [
            .. type.Bands.Select(band => new IngressoCostBandBody(
                band.Code, band.Name ?? string.Empty, view.CostRangeOf(of, IngressoPrices.Of(band), 1))),
        ])),
    ]);

    /// <summary>Quantities that one order may have.</summary>
    public static IReadOnlyList<int> Quantities(int max, int min = 1) =>
        [.. Enumerable.Range(min, Math.Max(0, max - min + 1))];

    private static IngressoCostRangeBody CostRangeOf(
        this IngressoView view, IngressoEvent of, IngressoPrices prices, int quantityMin) =>
        new(
            prices.Min.Seat, prices.Min.Fee, prices.Max.Seat, prices.Max.Fee, view.Price(of.Currency),
            Quantities(of.QuantityPerOrder, quantityMin))
        {
            BestValueOffer = view.OfferOf("best_value", prices.BestValue),
            MaxSavingOffer = view.OfferOf("max_saving", prices.MaxSaving),
            MinCostOffer = view.OfferOf("min_cost", prices.MinCost),
            TopPriceOffer = view.OfferOf("top_price", prices.TopPrice),
        };

    private static IEnumerable<IngressoCostRangeBody> AlternatesOf(this IngressoView view, IngressoEvent of) => of
        .TicketTypes
        .SelectMany(type => type.Bands)
        .SelectMany(band => band.Discounts)
        .Select(discount => discount.Semantic)
        .OfType<string>()
        .Where(semantic => semantic != "standard")
        .Distinct()
        .Select(semantic => view.CostRangeOf(of, IngressoPrices.Of(of, semantic), 1) with
        {
            DiscountSemanticType = semantic,
        });

    private static IngressoOfferBody? OfferOf(this IngressoView view, string name, IngressoDiscount? offer) =>
        offer is null || !view.Wants($"req_cost_range_{name}_offer")
            ? null
            : new IngressoOfferBody(
                offer.Seat, offer.Fee, offer.UsualSeat, offer.UsualFee, offer.Saving, offer.SavingPercent);
}
