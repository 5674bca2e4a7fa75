using Serverless.Domain.Platform;

namespace Serverless.SupplierMocks.Ingresso;

/// <summary>A trolley's contents. Nothing is held for it.</summary>
/// <param name="Last">Highest item number that the trolley has ever used.</param>
public sealed record IngressoBasket(IReadOnlyList<IngressoOrder> Orders, int Last)
{
    public static IngressoBasket Empty { get; } = new([], 0);

    /// <summary>Orders that were removed because they cannot be sold together with the added one.</summary>
    public IReadOnlyList<IngressoOrder> Discarded { get; init; } = [];

    /// <summary>True when the request named an event, performance or price that does not exist.</summary>
    public bool IsUnmatched { get; init; }
}

/// <summary>
/// Builds a basket from a request: the token of an earlier trolley, an order to add, items to remove.
/// </summary>
public sealed class IngressoBaskets(
    IngressoCatalogue catalogue, IngressoCalendar calendar, IngressoTokens tokens, IngressoPolicy policy)
{
    private const string SendSuffix = "_send_code";

    private static readonly string[] Suffixes = ["/pool", "/alloc"];
    private static readonly string[] OrderNames = ["perf_id", "ticket_type_code", "price_band_code", "no_of_seats"];

    public static Error NoSuffix { get; } = IngressoCodes.Bad("price_band_code needs /pool or /alloc suffix");

    public static bool HasSuffix(string band) =>
        Suffixes.Any(suffix => band.EndsWith(suffix, StringComparison.Ordinal));

    /// <summary>Finds the price of a band code with its suffix; null when there is none.</summary>
    public static (IngressoTicketType Type, IngressoBand Band)? FindBand(
        IngressoEvent of, string? typeCode, string? bandCode)
    {
        var plain = Suffixes.Aggregate(bandCode ?? string.Empty, (code, suffix) =>
            code.EndsWith(suffix, StringComparison.Ordinal) ? code[..^suffix.Length] : code);

        return of.TicketTypes.FirstOrDefault(one => one.Code == typeCode) is { } type
            && type.Bands.FirstOrDefault(one => one.Code == plain) is { } band
                ? (type, band)
                : null;
    }

    /// <summary>Discounts of a price at a performance; the default one is first.</summary>
    public static IReadOnlyList<IngressoDiscount> DiscountsOf(
        IngressoEvent of, IngressoPerformance performance, IngressoTicketType type, IngressoBand band) =>
        performance.StartsAt is { Day: 1 } && of.NoConcessionsOnFirst.Contains(type.Code)
            ? [band.Usual]
            : band.Discounts;

    /// <param name="needsOrder">True when an empty basket is an error.</param>
    public Result<IngressoBasket> Read(IngressoCall call, bool needsOrder)
    {
        var sent = call.Parameters;
        var basket = IngressoBasket.Empty;

        if (sent.Text("trolley_token") is { } token)
        {
            if (tokens.Read(token) is not { } known)
            {
                return IngressoCodes.Bad("trolley_token is not valid");
            }

            basket = Remove(Refresh(known, call.Now), sent.List("remove_items_list"));
        }

        var missing = OrderNames.Where(name => sent.Text(name) is null).ToArray();

        if (sent.Text("perf_id") is null && (basket.Orders.Count > 0 || basket.IsUnmatched || !needsOrder))
        {
            return Send(basket, sent);
        }

        if (missing.Length > 0)
        {
            return IngressoCodes.Missing(missing);
        }

        return HasSuffix(sent.Text("price_band_code")!) ? AddTo(basket, call) : NoSuffix;
    }

    private Result<IngressoBasket> AddTo(IngressoBasket basket, IngressoCall call)
    {
        var sent = call.Parameters;
        var quantity = sent.Number("no_of_seats", 1, policy.ListLengthMax, 1);

        if (quantity.IsError)
        {
            return quantity.Error;
        }

        if (Match(call, quantity.Value) is not { } order)
        {
            return Send(basket with { IsUnmatched = true }, sent);
        }

        order = order with { ItemNumber = basket.Last + 1 };
        var kept = basket.Orders.Where(other => GoesWith(other, order)).ToList();
        var discarded = basket.Orders.Except(kept);

        if (kept.Count >= policy.OrderCountMax)
        {
            return IngressoCodes.Bad("the trolley is full");
        }

        return Send(
            basket with { Orders = [.. kept, order], Last = order.ItemNumber, Discarded = [.. discarded] }, sent);
    }

    private IngressoOrder? Match(IngressoCall call, int quantity)
    {
        var sent = call.Parameters;

        if (calendar.Find(sent.Text("perf_id"), call.Now) is not { } performance
            || performance.IsOver(call.Now)
            || catalogue.FindEvent(performance.EventId) is not { Status: "live" } of
            || quantity > of.QuantityPerOrder
            || FindBand(of, sent.Text("ticket_type_code"), sent.Text("price_band_code")) is not var (type, band))
        {
            return null;
        }

        var legal = DiscountsOf(of, performance, type, band).Select(discount => discount.Code).ToList();

        var wanted = sent.Numbered("disc", quantity);
        var picked = PickDiscounts(wanted, legal, of, quantity);

        return new IngressoOrder(0, of.Id, performance, type.Code, band.Code, picked)
        {
            IsAltered = wanted.Where((code, rank) => code.Length > 0 && code != picked[rank]).Any(),
            RequestedSeats = [.. sent.Numbered("seat", quantity).Where(seat => seat.Length > 0)],
            Send = of.Send[0],
        };
    }

    // The supplier replaces an unavailable discount by the default one and reports no error.
    private static string[] PickDiscounts(
        IReadOnlyList<string> wanted, List<string> legal, IngressoEvent of, int quantity)
    {
        string[] picked =
        [
            .. Enumerable.Range(0, quantity).Select(rank =>
                rank < wanted.Count && legal.Contains(wanted[rank]) ? wanted[rank] : legal[0]),
        ];
        var mixed = picked.Distinct().Take(of.MixMax ?? quantity).ToHashSet();

        return [.. picked.Select(code => mixed.Contains(code) ? code : legal[0])];
    }

    private bool GoesWith(IngressoOrder older, IngressoOrder newer)
    {
        if (older.Performance.Id == newer.Performance.Id
            || catalogue.FindEvent(older.EventId) is not { } one
            || catalogue.FindEvent(newer.EventId) is not { } other
            || one.Currency != other.Currency)
        {
            return false;
        }

        return one.Source != other.Source
            || (catalogue.SourceOf(one).BundleSizeMax is null
                && catalogue.SendMethodsOf(one).Select(method => method.Code)
                    .Intersect(catalogue.SendMethodsOf(other).Select(method => method.Code)).Any());
    }

    // All orders of a bundle share a send method: the requested one if all orders support it, else the first that all
    // support.
    private IngressoBasket Send(IngressoBasket basket, IngressoParameters sent) => basket with
    {
        Orders = [.. basket.Orders.Select(order => order with { Send = SendOf(order, basket, sent) })],
    };

    private string SendOf(IngressoOrder order, IngressoBasket basket, IngressoParameters sent)
    {
        var of = catalogue.FindEvent(order.EventId)!;
        var own = catalogue.SendMethodsOf(of);
        var common = basket.Orders
            .Select(other => catalogue.FindEvent(other.EventId)!)
            .Where(other => other.Source == of.Source)
            .Select(other => catalogue.SendMethodsOf(other).Select(method => method.Code))
            .Aggregate(own.Select(method => method.Code), (all, some) => all.Intersect(some))
            .ToList();
        var code = sent.Text(of.Source + SendSuffix)
            ?? catalogue.Common.SendMethods.First(method => method.Key == order.Send).Code;

        return own.First(method => method.Code == (common.Contains(code) ? code : common[0])).Key;
    }

    // A trolley token may name performances that are over.
    private IngressoBasket Refresh(IngressoBasket basket, DateTimeOffset now)
    {
        var orders = basket.Orders
            .Select(order => calendar.Find(order.Performance.Id, now) is { } performance && !performance.IsOver(now)
                && catalogue.FindEvent(order.EventId) is { } of
                && FindBand(of, order.TicketType, order.Band) is not null
                    ? order with { Performance = performance }
                    : null)
            .OfType<IngressoOrder>()
            .ToArray();

        return basket with { Orders = orders, IsUnmatched = orders.Length < basket.Orders.Count };
    }

    private static IngressoBasket Remove(IngressoBasket basket, IReadOnlyList<string> items) => basket with
    {
        Orders = [.. basket.Orders.Where(order => !items.Contains($"{order.ItemNumber}"))],
    };
}
