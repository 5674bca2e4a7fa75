using Serverless.SupplierMocks.Ingresso;

namespace Serverless.Functions.SupplierMocks.Ingresso;

/// <summary>Responses about reservations.</summary>
public sealed class IngressoReservePages(
    IngressoViews views, IngressoUsers users, IngressoCatalogue catalogue, IngressoPolicy policy)
{
    internal IngressoReserveResponse Reservation(IngressoCall call, IngressoReservation made)
    {
        if (made.Transaction is { } transaction)
        {
            return ReservationOf(transaction);
        }

        var view = views.Open(call);
        var orders = new IngressoOrderView(view, IngressoStage.Chosen, null, policy);

        return new IngressoReserveResponse(made.IsUnmatched, [.. made.Unreserved.Select(orders.Show)])
        {
            CurrencyDetails = view.Currencies,
        };
    }

    /// <summary>Builds the original response to the reservation; later changes do not show.</summary>
    internal IngressoReserveResponse ReservationOf(IngressoTransaction made)
    {
        var view = views.Open(made.ReserveFlags, made.ReservedAt);
        var user = users.Find(made.User);
        var orders = new IngressoOrderView(view, IngressoStage.Reserved, made, policy);
        var isCard = user?.Debitor == IngressoDebitor.Card;

        return new IngressoReserveResponse(made.IsUnmatched, [.. made.Unreserved.Select(orders.Show)])
        {
            AllowedCountries = IngressoPayments.CountriesFor(catalogue, made.Orders),
            CanEditAddress = true,
            TrolleyContents = new IngressoTrolleyView(orders, user).Show(made.Orders),
            CurrencyDetails = view.Currencies,
            LanguageList = IngressoTransactionPages.Languages,
            MinutesLeftOnReserve = made.MinutesLeft(made.ReservedAt),
            NeedsAgentReference = user?.NeedsCustomerData ?? false,
            NeedsEmailAddress = user?.NeedsCustomerData ?? false,
            NeedsPaymentCard = isCard,
            SupportsBillingAddress = isCard ? true : null,
            AcceptedPaymentCards = isCard ? IngressoPayments.AcceptedCards : null,
            PrefilledAddress = new Dictionary<string, string> { ["country_code"] = "uk" },
            ReservedAt = IngressoSpelling.Iso(made.ReservedAt),
            TransactionStatus = IngressoTransactionPages.NameOf(IngressoStatus.Reserved),
        };
    }
}
