using Serverless.SupplierMocks.Ingresso;

namespace Serverless.Functions.SupplierMocks.Ingresso;

/// <summary>Responses about trolleys that are not reserved, and the events that go with them.</summary>
public sealed class IngressoTrolleyPages(
    IngressoViews views, IngressoTokens tokens, IngressoCatalogue catalogue, IngressoPolicy policy)
{
    internal IngressoTrolleyResponse Trolley(IngressoCall call, IngressoBasket basket)
    {
        var view = views.Open(call);
        var orders = new IngressoOrderView(view, IngressoStage.Chosen, null, policy);
        var trolley = new IngressoTrolleyView(orders, call.User);

        return new IngressoTrolleyResponse(
            tokens.Write(basket), trolley.Show(basket.Orders), [.. basket.Discarded.Select(orders.Show)],
            basket.IsUnmatched)
        {
            CurrencyDetails = view.Currencies,
        };
    }

    internal IngressoEventsResponse Upsells(IngressoCall call, IngressoBasket basket) =>
        Related(call, basket, of => of.Upsells);

    internal IngressoEventsResponse AddOns(IngressoCall call, IngressoBasket basket) =>
        Related(call, basket, of => of.AddOns);

    private IngressoEventsResponse Related(
        IngressoCall call, IngressoBasket basket, Func<IngressoEvent, IReadOnlyList<string>> list)
    {
        var inside = basket.Orders.Select(order => order.EventId).Distinct().ToList();
        IngressoFinding[] others =
        [
            .. inside.SelectMany(id => list(catalogue.FindEvent(id)!)).Distinct().Except(inside)
                .Select(catalogue.FindEvent).OfType<IngressoEvent>()
                .Where(of => of.Status == "live")
                .Select(of => new IngressoFinding(of, null)),
        ];

        return IngressoCataloguePages.Events(
            views.Open(call), new IngressoPage<IngressoFinding>(others, policy.PageLengthDefault, 0, others.Length));
    }
}
