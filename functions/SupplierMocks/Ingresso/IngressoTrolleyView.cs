using Serverless.SupplierMocks.Ingresso;

namespace Serverless.Functions.SupplierMocks.Ingresso;

/// <summary>Shows trolleys: one bundle of orders per source, with prices.</summary>
internal sealed class IngressoTrolleyView(IngressoOrderView view, IngressoUser? user)
{
    public IngressoTrolleyBody Show(IReadOnlyList<IngressoOrder> orders)
    {
        IngressoBundleBody[] bundles =
        [
            .. orders.GroupBy(order => view.EventOf(order).Source).Select(bundle => ShowBundle([.. bundle])),
        ];

        return new IngressoTrolleyBody(bundles, bundles.Length, orders.Count)
        {
            TransactionUuid = view.Transaction?.Uuid,
            TransactionId = view.Stage == IngressoStage.Purchased ? view.Transaction?.Number : null,
            PurchaseResult = view.Stage switch
            {
                IngressoStage.Purchased => new IngressoPurchaseResultBody(true) { IsPartial = false },
                IngressoStage.Failed => Failure() with { IsPartial = false },
                _ => null,
            },
        };
    }

    public static IngressoDebitorBody? DebitorOf(IngressoUser? user, string source) => user?.Debitor switch
    {
        IngressoDebitor.Card => new(
            "dummy", "card", "Card debitor", new Dictionary<string, string>(), $"{source}_card"),
        IngressoDebitor.Redirect => new(
            "dummy", "redirect", "Redirect debitor", new Dictionary<string, string>(), $"{source}_redirect"),
        IngressoDebitor.Stripe => new(
            "stripe", "stripe", "Stripe debitor",
            new Dictionary<string, string> { ["publishable_key"] = "pk_test_of_a_mock" }, $"{source}_stripe"),
        _ => null,
    };

    private IngressoBundleBody ShowBundle(IReadOnlyList<IngressoOrder> orders)
    {
        var source = view.Request.Catalogue.SourceOf(view.EventOf(orders[0]));
        IngressoOrderBody[] shown = [.. orders.Select(view.Show)];
        var (price, fee) = (shown.Sum(one => one.TotalSaleSeatprice), shown.Sum(one => one.TotalSaleSurcharge));
        var cost = view.SendMethodOf(orders[0]).Cost;

        return new IngressoBundleBody(source.Code, source.Name, view.EventOf(orders[0]).Currency)
        {
            BundleOrderCount = shown.Length,
            BundleTotalSeatprice = price,
            BundleTotalSurcharge = fee,
            BundleTotalSendCost = cost,
            BundleTotalCost = price + fee + cost,
            BundleSendCostTaxComponent = IngressoOrderView.NoTax(view.Stage),
            BundleTotalTransFeeComponent = IngressoOrderView.NoTax(view.Stage),
            BundleTransFeeTaxSubComponent = IngressoOrderView.NoTax(view.Stage),
            Order = shown,
            MaxBundleSize = source.BundleSizeMax,
            Debitor = view.Stage == IngressoStage.Chosen ? null : DebitorOf(user, source.Code),
            SourceTAndC = view.Request.Wants("req_src_info") ? IngressoSourcePages.TermsOf(source) : null,
            PurchaseResult = view.Stage switch
            {
                IngressoStage.Purchased => new IngressoPurchaseResultBody(true)
                {
                    IsSemiCredit = false,
                    BackendPurchaseReference = view.ReferenceOf(orders[0]),
                    CanCancelIndividualOrders = true,
                },
                IngressoStage.Failed => Failure() with { IsSemiCredit = false },
                _ => null,
            },
        };
    }

    private IngressoPurchaseResultBody Failure() =>
        new(false) { FailureReason = view.Transaction?.FailureReason ?? "callout_timed_out" };
}
