namespace Serverless.SupplierMocks.Ingresso;

/// <summary>Price range of an event.</summary>
public sealed record IngressoPrices(IReadOnlyList<IngressoDiscount> All)
{
    public static IngressoPrices Of(IngressoEvent of) =>
        new([.. of.TicketTypes.SelectMany(type => type.Bands).Select(band => band.Usual)]);

    public static IngressoPrices Of(IngressoBand band) => new([band.Usual]);

    /// <summary>Price range of one kind of discount; empty when there are none.</summary>
    public static IngressoPrices Of(IngressoEvent of, string semantic) => new(
    [
        .. of.TicketTypes.SelectMany(type => type.Bands).SelectMany(band => band.Discounts)
            .Where(discount => discount.Semantic == semantic),
    ]);

    public IngressoDiscount Min => All.MinBy(one => one.Total)!;

    public IngressoDiscount Max => All.MaxBy(one => one.Total)!;

    private IEnumerable<IngressoDiscount> Offers => All.Where(one => one.IsOffer);

    public IngressoDiscount? BestValue => Offers.MaxBy(one => one.SavingPercent);

    public IngressoDiscount? MaxSaving => Offers.MaxBy(one => one.Saving);

    public IngressoDiscount? MinCost => Offers.MinBy(one => one.Total);

    public IngressoDiscount? TopPrice => Offers.MaxBy(one => one.UsualSeat + one.UsualFee);
}
