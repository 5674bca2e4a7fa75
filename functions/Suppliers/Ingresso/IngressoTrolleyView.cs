using Serverless.Domain.Suppliers.Ingresso;

namespace Serverless.Functions.Suppliers.Ingresso;

/// <summary>How far a trolley has come, and so how much of it there is to show.</summary>
internal enum IngressoStage
{
    Chosen,
    Reserved,
    Failed,
    Purchased,
}

/// <summary>Shows trolleys: bundles of orders of one source each, with what they cost.</summary>
internal sealed class IngressoTrolleyView(
    IngressoView view, IngressoStage stage, IngressoTransaction? transaction, IngressoUser? user, IngressoPolicy policy)
{
    private const string VoucherHost = "https://vouchers.ingresso.example/";

    public IngressoTrolleyBody Show(IReadOnlyList<IngressoOrder> orders)
    {
        IngressoBundleBody[] bundles =
        [
            .. orders.GroupBy(order => EventOf(order).Source).Select(bundle => ShowBundle([.. bundle])),
        ];

        return new IngressoTrolleyBody(bundles, bundles.Length, orders.Count)
        {
            TransactionUuid = transaction?.Uuid,
            TransactionId = stage == IngressoStage.Purchased ? transaction?.Number : null,
            PurchaseResult = stage switch
            {
                IngressoStage.Purchased => new IngressoPurchaseResultBody(true) { IsPartial = false },
                IngressoStage.Failed => Failure() with { IsPartial = false },
                _ => null,
            },
        };
    }

    public IngressoOrderBody Show(IngressoOrder order)
    {
        var of = EventOf(order);
        var (type, band) = IngressoBaskets.FindBand(of, order.TicketType, order.Band)!.Value;
        var lines = LinesOf(of, order, band);
        var (price, fee) = (lines.Sum(line => line.TotalSaleSeatprice), lines.Sum(line => line.TotalSaleSurcharge));
        view.Price(of.Currency);

        var shown = new IngressoOrderBody(
            order.ItemNumber, view.Show(of), view.Show(of, order.Performance), type.Code, type.Name, band.SuffixedCode)
        {
            PriceBandDesc = band.Name,
            UnsuffixedPriceBandCode = band.Code,
            TotalNoOfSeats = order.Quantity,
            TotalSaleSeatprice = price,
            TotalSaleSurcharge = fee,
            TotalSaleCombined = price + fee,
            TicketOrders = new IngressoTicketOrdersBody(lines),
            RequestedSeatIds = order.RequestedSeats,
            SeatRequestStatus = order.SeatStatus,
            DiscountsWereAltered = order.IsAltered ? "yes" : "no",
            GotRequestedSeats = order.SeatStatus == "got_all",
            MaxOrderNoOfSeats = of.QuantityPerOrder,
        };

        return stage switch
        {
            IngressoStage.Purchased => Bought(shown, order, of, fee),
            IngressoStage.Chosen => Predicted(shown, of, fee),
            _ => Predicted(Reserved(shown, order), of, fee),
        };
    }

    public IngressoOrderBody Show(IngressoFailedOrder failed) =>
        Show(failed.Order) with { ReserveFailureComment = failed.Comment };

    public static IngressoDebitorBody? DebitorOf(IngressoUser? user, string source) => user?.Debitor switch
    {
        IngressoDebitor.Card => new("dummy", "card", "Card debitor", new Dictionary<string,
        string>(), $"{source}_card"),
        IngressoDebitor.Redirect => new(
            "dummy", "redirect", "Redirect debitor", new Dictionary<string, string>(), $"{source}_redirect"),
        IngressoDebitor.Stripe => new(
            "stripe", "stripe", "Stripe debitor",
            new Dictionary<string, string> { ["publishable_key"] = "pk_test_of_a_mock" }, $"{source}_stripe"),
        _ => null,
    };

    private IngressoBundleBody ShowBundle(IReadOnlyList<IngressoOrder> orders)
    {
        var source = view.Catalogue.SourceOf(EventOf(orders[0]));
        IngressoOrderBody[] shown = [.. orders.Select(Show)];
        var (price, fee) = (shown.Sum(one => one.TotalSaleSeatprice), shown.Sum(one => one.TotalSaleSurcharge));
        var cost = SendMethodOf(orders[0]).Cost;

        return new IngressoBundleBody(source.Code, source.Name, EventOf(orders[0]).Currency)
        {
            BundleOrderCount = shown.Length,
            BundleTotalSeatprice = price,
            BundleTotalSurcharge = fee,
            BundleTotalSendCost = cost,
            BundleTotalCost = price + fee + cost,
            Order = shown,
            MaxBundleSize = source.BundleSizeMax,
            Debitor = stage == IngressoStage.Chosen ? null : DebitorOf(user, source.Code),
            SourceTAndC = view.Wants("req_src_info") ? IngressoPages.TermsOf(source) : null,
            PurchaseResult = stage switch
            {
                IngressoStage.Purchased => new IngressoPurchaseResultBody(true)
                {
                    IsSemiCredit = false,
                    BackendPurchaseReference = ReferenceOf(orders[0]),
                    CanCancelIndividualOrders = true,
                },
                IngressoStage.Failed => Failure() with { IsSemiCredit = false },
                _ => null,
            },
        };
    }

    private List<IngressoTicketOrderBody> LinesOf(IngressoEvent of, IngressoOrder order, IngressoBand band)
    {
        var places = order.Discounts.Select((code, place) => (Code: code, Place: place));

        return [.. places.GroupBy(pair => pair.Code).Select(line =>
        {
            var discount = band.Discounts.FirstOrDefault(one => one.Code == line.Key) ?? band.Usual;
            var count = line.Count();

            return new IngressoTicketOrderBody(discount.Code, discount.Name)
            {
                DiscountSemanticType = discount.Semantic,
                NoOfSeats = count,
                SaleSeatprice = discount.Seat,
                SaleSurcharge = discount.Fee,
                SaleCombined = discount.Total,
                TotalSaleSeatprice = discount.Seat * count,
                TotalSaleSurcharge = discount.Fee * count,
                TotalSaleCombined = discount.Total * count,
                Seats = stage != IngressoStage.Chosen && order.Seats.Count == order.Quantity
                    ? [.. line.Select(pair => SeatOf(of, order, band, pair.Place))]
                    : null,
            };
        })];
    }

    private IngressoSeatBody SeatOf(IngressoEvent of, IngressoOrder order, IngressoBand band, int place)
    {
        var seat = IngressoOfferView.SeatOf(of, band, order.Seats[place]);
        var isBehindPillar = place is 1 or 2
            && of.RestrictedOn is { } day
            && order.Performance.StartsAt?.DayOfWeek == day;

        return seat with
        {
            IsRestrictedView = seat.IsRestrictedView || isBehindPillar,
            Barcode = stage == IngressoStage.Purchased && of.HasBarcodes
                ? IngressoNumbers.Barcode(transaction!.Uuid, seat.FullId)
                : null,
        };
    }

    private IngressoOrderBody Reserved(IngressoOrderBody shown, IngressoOrder order) => shown with
    {
        SendMethod = view.Show(SendMethodOf(order)),
        ReserveReference = transaction is null ? null : $"{transaction.Uuid}/{order.ItemNumber}",
        SecondReserveReference = transaction is null ? null : string.Empty,
    };

    private IngressoOrderBody Predicted(IngressoOrderBody shown, IngressoEvent of, decimal fee) =>
        view.Wants("req_predicted_commission")
            ? shown with
            {
                PredictedUserCommission = IngressoOfferView.UserCommission(of.Currency, fee),
                PredictedGrossCommission = IngressoOfferView.GrossCommission(of.Currency, fee),
            }
            : shown;

    private IngressoOrderBody Bought(IngressoOrderBody shown, IngressoOrder order, IngressoEvent of, decimal fee)
    {
        var method = SendMethodOf(order);
        var isCancelled = order.CancelledAt is not null;
        var isTried = !isCancelled && order.CancelReference.Length > 0;
        var reserved = Reserved(shown, order);

        return reserved with
        {
            SendMethod = reserved.SendMethod! with
            {
                SendFinalType = method.Type,
                SelfPrintVoucherUrl = method.Type == "selfprint" ? VoucherHost + transaction!.Uuid : null,
            },
            BackendPurchaseReference = ReferenceOf(order),
            BackendCancellationReference = order.CancelReference,
            CancellationStatus = isCancelled ? "cancelled"
                : isTried ? "tried_and_failed"
                : CancelIngresso.MayCancel(order, policy, view.Catalogue) ? "possible"
                : "not_permitted",
            CancellationComment = isTried ? "The performance is over." : string.Empty,
            GrossCommission = IngressoOfferView.GrossCommission(of.Currency, fee),
            UserCommission = IngressoOfferView.UserCommission(of.Currency, fee),
            SupportedBarcodeTypes = of.HasBarcodes ? ["code128"] : null,
        };
    }

    private IngressoPurchaseResultBody Failure() =>
        new(false) { FailureReason = transaction?.FailureReason ?? "callout_timed_out" };

    private string ReferenceOf(IngressoOrder order) =>
        IngressoNumbers.PurchaseReference(transaction!.Uuid, order.ItemNumber);

    private IngressoEvent EventOf(IngressoOrder order) => view.Catalogue.FindEvent(order.EventId)!;

    private IngressoSendMethod SendMethodOf(IngressoOrder order) =>
        view.Catalogue.Common.SendMethods.First(method => method.Key == order.Send);
}
