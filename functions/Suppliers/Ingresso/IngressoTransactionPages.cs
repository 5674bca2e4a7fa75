using Serverless.Domain.Suppliers.Ingresso;

namespace Serverless.Functions.Suppliers.Ingresso;

/// <summary>Trolleys, and what becomes of them.</summary>
public sealed partial class IngressoPages
{
    private const string PaymentPage = "https://payments.ingresso.example/pay";

    private static readonly string[] Languages = ["en"];
    private static readonly string[] CalloutOrder = ["amount", "currency", "return_token", "return_url"];

    internal IngressoTrolleyResponse Trolley(IngressoCall call, IngressoBasket basket)
    {
        var view = views.Open(call);
        var trolley = new IngressoTrolleyView(view, IngressoStage.Chosen, null, call.User, policy);

        return new IngressoTrolleyResponse(
            tokens.Write(basket), trolley.Show(basket.Orders), [.. basket.Discarded.Select(trolley.Show)],
            basket.IsUnmatched)
        {
            CurrencyDetails = view.Currencies,
        };
    }

    internal IngressoEventsResponse Upsells(IngressoCall call, IngressoBasket basket) =>
        Related(call, basket, of => of.Upsells);

    internal IngressoEventsResponse AddOns(IngressoCall call, IngressoBasket basket) =>
        Related(call, basket, of => of.AddOns);

    internal IngressoReserveResponse Reservation(IngressoCall call, IngressoReservation made)
    {
        if (made.Transaction is { } transaction)
        {
            return ReservationOf(transaction);
        }

        var view = views.Open(call);
        var trolley = new IngressoTrolleyView(view, IngressoStage.Chosen, null, call.User, policy);

        return new IngressoReserveResponse(made.IsUnmatched, [.. made.Unreserved.Select(trolley.Show)])
        {
            CurrencyDetails = view.Currencies,
        };
    }

    /// <summary>As it was answered when it was made: nothing in it depends on what came later.</summary>
    internal IngressoReserveResponse ReservationOf(IngressoTransaction made)
    {
        var view = views.Open(made.ReserveFlags, made.ReservedAt);
        var user = UserNamed(made);
        var trolley = new IngressoTrolleyView(view, IngressoStage.Reserved, made, user, policy);
        var isCard = user?.Debitor == IngressoDebitor.Card;

        return new IngressoReserveResponse(made.IsUnmatched, [.. made.Unreserved.Select(trolley.Show)])
        {
            AllowedCountries = IngressoPayments.CountriesFor(catalogue, made.Orders),
            CanEditAddress = true,
            TrolleyContents = trolley.Show(made.Orders),
            CurrencyDetails = view.Currencies,
            LanguageList = Languages,
            MinutesLeftOnReserve = made.MinutesLeft(made.ReservedAt),
            NeedsAgentReference = user?.NeedsCustomerData ?? false,
            NeedsEmailAddress = user?.NeedsCustomerData ?? false,
            NeedsPaymentCard = isCard,
            SupportsBillingAddress = isCard ? true : null,
            AcceptedPaymentCards = isCard ? IngressoPayments.AcceptedCards : null,
            PrefilledAddress = new Dictionary<string, string> { ["country_code"] = "uk" },
            ReservedAt = IngressoView.Iso(made.ReservedAt),
            TransactionStatus = NameOf(IngressoStatus.Reserved),
        };
    }

    /// <summary>As it was answered when it was made; a cancellation came later.</summary>
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
            ReserveUser = UserNamed(made) is { } user ? UserOf(user, made.SubUser) : null,
            RemoteSite = made.RemoteSite,
        };
    }

    internal IngressoTransactionsByIdResponse Statuses(IngressoCall call, IReadOnlyList<IngressoTransaction> found) =>
        new(found.ToDictionary(made => made.Uuid, made => Status(call, made)));

    internal IngressoCancelResponse Cancellation(IngressoCall call, IngressoCancellation done)
    {
        var view = views.Open(call);
        var trolley = new IngressoTrolleyView(
            view, IngressoStage.Purchased, done.Transaction, UserNamed(done.Transaction), policy);

        return done.MustGoAsWell.Count > 0
            ? new IngressoCancelResponse
            {
                MustAlsoCancel = [.. done.MustGoAsWell.Select(trolley.Show)],
                CurrencyDetails = view.Currencies,
            }
            : new IngressoCancelResponse
            {
                CancelledItemNumbers = done.Cancelled,
                TrolleyContents = trolley.Show(done.Transaction.Orders),
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
        var trolley = new IngressoTrolleyView(view, stage, made, UserNamed(made), policy).Show(made.Orders);

        return new IngressoTransactionResponse
        {
            TransactionStatus = NameOf(status),
            ReservedAt = IngressoView.Iso(made.ReservedAt),
            PurchasedAt = status == IngressoStatus.Purchased ? IngressoView.Iso(made.PurchasedAt!.Value) : null,
            LanguageList = Languages,
            Customer = withCustomer && made.Customer is { } customer ? CustomerOf(customer) : null,
            TrolleyContents = trolley,
            CurrencyDetails = view.Currencies,
        };
    }

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

        return Events(
            views.Open(call), new IngressoPage<IngressoFinding>(others, policy.PageLengthDefault, 0, others.Length));
    }

    private IngressoCalloutBody CalloutOf(IngressoView view, IngressoTransaction made)
    {
        var user = UserNamed(made);
        var bundle =
            new IngressoTrolleyView(view, IngressoStage.Reserved, made, user, policy).Show(made.Orders).Bundle[0];
        var callout = made.Callout!;
        var amount = bundle.BundleTotalCost.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture);

        return new IngressoCalloutBody(
            bundle.BundleSourceCode, bundle.BundleSourceDesc, bundle.BundleTotalCost, bundle.CurrencyCode,
            made.CalloutCount % 2 == 0 ? "get" : "post", PaymentPage,
            new Dictionary<string, string>
            {
                ["amount"] = amount,
                ["currency"] = bundle.CurrencyCode,
                ["return_token"] = callout.Token,
                ["return_url"] = callout.ReturnUrl,
            },
            CalloutOrder, callout.Token,
            IngressoTrolleyView.DebitorOf(user, bundle.BundleSourceCode)
                ?? throw new InvalidOperationException("Only users with a debitor are sent to payment pages."));
    }

    private IngressoCustomerBody CustomerOf(IngressoCustomer one)
    {
        var country =
            catalogue.Common.Countries.GetValueOrDefault(one["country_code"].ToLowerInvariant(), string.Empty);
        var (supplier, user, world) = (
            one.Agrees("supplier_can_use_customer_data"), one.Agrees("user_can_use_customer_data"),
            one.Agrees("world_can_use_customer_data"));

        return new IngressoCustomerBody
        {
            FirstName = one["first_name"],
            FirstNameLatin = one["first_name"],
            LastName = one["last_name"],
            LastNameLatin = one["last_name"],
            Title = one["title"],
            TitleLatin = one["title"],
            Initials = one["initials"],
            InitialsLatin = one["initials"],
            Suffix = one["suffix"],
            SuffixLatin = one["suffix"],
            AddrLineOne = one["address_line_one"],
            AddrLineOneLatin = one["address_line_one"],
            AddrLineTwo = one["address_line_two"],
            AddrLineTwoLatin = one["address_line_two"],
            Town = one["town"],
            TownLatin = one["town"],
            County = one["county"],
            CountyLatin = one["county"],
            Postcode = one["postcode"],
            PostcodeLatin = one["postcode"],
            Country = country,
            CountryLatin = country,
            CountryCode = one["country_code"].ToLowerInvariant(),
            EmailAddr = one["email_address"],
            HomePhone = one.Either("home_phone", "phone"),
            WorkPhone = one.Either("work_phone", "phone"),
            AgentRef = one.Either("agent_ref", "agent_reference"),
            PrivacyPolicyVersion = one["privacy_policy_version"],
            SupplierCanUseCustomerData = supplier,
            UserCanUseCustomerData = user,
            WorldCanUseCustomerData = world,
            DpSupplier = supplier,
            DpUser = user,
            DpWorld = world,
        };
    }

    private IngressoUser? UserNamed(IngressoTransaction made) => users.Find(made.User);

    private static string NameOf(IngressoStatus status) => status switch
    {
        IngressoStatus.Reserved => "reserved",
        IngressoStatus.Released => "released",
        IngressoStatus.Attempting => "attempting",
        IngressoStatus.Purchased => "purchased",
        _ => "failed",
    };
}
