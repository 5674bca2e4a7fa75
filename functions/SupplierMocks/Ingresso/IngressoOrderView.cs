using Serverless.SupplierMocks.Ingresso;

namespace Serverless.Functions.SupplierMocks.Ingresso;

/// <summary>Shows an order: its contents, price and state.</summary>
internal sealed class IngressoOrderView(
    IngressoView view, IngressoStage stage, IngressoTransaction? transaction, IngressoPolicy policy)
{
    private const string VoucherHost = "https://vouchers.ingresso.example/";

    public IngressoView Request => view;

    public IngressoStage Stage => stage;

    public IngressoTransaction? Transaction => transaction;

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

    /// <summary>The mock has no taxes and no transaction fees; the supplier shows them from reserving on.</summary>
    public static decimal? NoTax(IngressoStage stage) => stage == IngressoStage.Chosen ? null : 0.0m;

    public string ReferenceOf(IngressoOrder order) =>
        IngressoNumbers.PurchaseReference(transaction!.Uuid, order.ItemNumber);

    public IngressoEvent EventOf(IngressoOrder order) => view.Catalogue.FindEvent(order.EventId)!;

    public IngressoSendMethod SendMethodOf(IngressoOrder order) =>
        view.Catalogue.Common.SendMethods.First(method => method.Key == order.Send);

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
            SeatUniqueRef = transaction is null ? null : IngressoNumbers.SeatReference(transaction.Uuid, seat.FullId),
            Barcode = stage == IngressoStage.Purchased && of.HasBarcodes
                ? IngressoNumbers.Barcode(transaction!.Uuid, seat.FullId)
                : null,
        };
    }

    private IngressoOrderBody Reserved(IngressoOrderBody shown, IngressoOrder order) => shown with
    {
        SendMethod = view.Show(SendMethodOf(order)) with
        {
            SendCostTaxComponent = NoTax(stage),
            TransFeeComponent = NoTax(stage),
            TransFeeTaxSubComponent = NoTax(stage),
        },
        ReserveReference = transaction is null ? null : string.Empty,
        SecondReserveReference = transaction is null ? null : string.Empty,
    };

    private IngressoOrderBody Predicted(IngressoOrderBody shown, IngressoEvent of, decimal fee) =>
        view.Wants("req_predicted_commission")
            ? shown with
            {
                PredictedUserCommission = IngressoCommissions.OfUser(of.Currency, fee),
                PredictedGrossCommission = IngressoCommissions.Gross(of.Currency, fee),
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
            GrossCommission = IngressoCommissions.Gross(of.Currency, fee),
            UserCommission = IngressoCommissions.OfUser(of.Currency, fee),
            SupportedBarcodeTypes = of.HasBarcodes ? ["code128"] : null,
        };
    }
}
