using Serverless.SupplierMocks.Ingresso;

namespace Serverless.Functions.SupplierMocks.Ingresso;

/// <summary>Responses about transactions: purchased, released, cancelled or pending.</summary>
public sealed class IngressoTransactionPages(IngressoViews views, IngressoUsers users, IngressoPolicy policy)
{
    internal static readonly string[] Languages = ["en"];

    /// <summary>Builds the original response to the purchase; a later cancellation does not show.</summary>
    internal IngressoTransactionResponse PurchaseOf(IngressoTransaction made)
    {
        var at = made.AnsweredAt ?? made.ReservedAt;
        var view = views.Open(made.PurchaseFlags, at);

        if (made.Status == IngressoStatus.Attempting)
        {
            return new IngressoTransactionResponse
            {
                Callout = CalloutOf(view, made),
                CurrencyDetails = view.Currencies,
            };
        }

        IngressoOrder[] orders =
        [
            .. made.Orders.Select(order => order with { CancelledAt = null, CancelReference = string.Empty }),
        ];

        return Describe(view, made with { Orders = orders }, made.Status, withCustomer: true);
    }

    internal IngressoTransactionResponse Status(IngressoCall call, IngressoTransaction made)
    {
        var view = views.Open(call);
        var status = made.StatusAt(call.Now);

        return Describe(view, made, status, call.Wants("add_customer")) with
        {
            MinutesLeftOnReserve = status == IngressoStatus.Reserved ? made.MinutesLeft(call.Now) : null,
            PendingCallout = status == IngressoStatus.Attempting ? CalloutOf(view, made) : null,
            ReserveUser = users.Find(made.User) is { } user ? IngressoUserPages.UserOf(user, made.SubUser) : null,
            RemoteSite = made.RemoteSite,
        };
    }

    internal IngressoTransactionsByIdResponse Statuses(IngressoCall call, IReadOnlyList<IngressoTransaction> found) =>
        new(found.ToDictionary(made => made.Uuid, made => Status(call, made)));

    internal IngressoCancelResponse Cancellation(IngressoCall call, IngressoCancellation done)
    {
        var view = views.Open(call);
        var orders = new IngressoOrderView(view, IngressoStage.Purchased, done.Transaction, policy);

        return done.MustGoAsWell.Count > 0
            ? new IngressoCancelResponse
            {
                MustAlsoCancel = [.. done.MustGoAsWell.Select(orders.Show)],
                CurrencyDetails = view.Currencies,
            }
            : new IngressoCancelResponse
            {
                CancelledItemNumbers = done.Cancelled,
                TrolleyContents = TrolleyOf(orders, done.Transaction),
                CurrencyDetails = view.Currencies,
            };
    }

    private IngressoTransactionResponse Describe(
        IngressoView view, IngressoTransaction made, IngressoStatus status, bool withCustomer)
    {
        var stage = status switch
        {
            IngressoStatus.Purchased => IngressoStage.Purchased,
            IngressoStatus.Failed => IngressoStage.Failed,
            _ => IngressoStage.Reserved,
        };
        var orders = new IngressoOrderView(view, stage, made, policy);

        return new IngressoTransactionResponse
        {
            TransactionStatus = NameOf(status),
            ReservedAt = IngressoSpelling.Iso(made.ReservedAt),
            PurchasedAt = status == IngressoStatus.Purchased ? IngressoSpelling.Iso(made.PurchasedAt!.Value) : null,
            LanguageList = Languages,
            Customer = withCustomer && made.Customer is { } customer ? view.Show(customer) : null,
            TrolleyContents = TrolleyOf(orders, made),
            CurrencyDetails = view.Currencies,
        };
    }

    private IngressoCalloutBody CalloutOf(IngressoView view, IngressoTransaction made)
    {
        var orders = new IngressoOrderView(view, IngressoStage.Reserved, made, policy);

        return IngressoCalloutView.Show(made, TrolleyOf(orders, made).Bundle[0]);
    }

    private IngressoTrolleyBody TrolleyOf(IngressoOrderView orders, IngressoTransaction made) =>
        new IngressoTrolleyView(orders, users.Find(made.User)).Show(made.Orders);

    internal static string NameOf(IngressoStatus status) => status switch
    {
        IngressoStatus.Reserved => "reserved",
        IngressoStatus.Released => "released",
        IngressoStatus.Attempting => "attempting",
        IngressoStatus.Purchased => "purchased",
        _ => "failed",
    };
}
