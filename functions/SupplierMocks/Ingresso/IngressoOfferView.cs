using Serverless.SupplierMocks.Ingresso;

namespace Serverless.Functions.SupplierMocks.Ingresso;

/// <summary>Shows available tickets and their prices.</summary>
internal static class IngressoOfferView
{
    public static IngressoAvailabilityResponse Show(this IngressoView view, IngressoAvailability offered)
    {
        var of = offered.Event;
        var isGone = offered.Trouble is not null || offered.Performance.IsOver(offered.Now) || of.Status != "live";
        IngressoTicketTypeBody[] types =
        [
            .. (isGone ? [] : of.TicketTypes)
                .Select(type => new IngressoTicketTypeBody(type.Code, type.Name, [.. BandsOf(view, offered, type)]))
                .Where(type => type.PriceBand.Count > 0),
        ];
        view.Price(of.Currency);

        return new IngressoAvailabilityResponse(
            new IngressoTicketTypesBody(types), offered.Trouble == "broken", offered.Trouble == "down",
            offered.Trouble == "throttled",
            of.SeatChoice is not null, of.SeatChoice != "any", false, of.Currency, view.Currencies!, of.Source,
            QuantitiesOf(types))
        {
            MaxBundleSize = view.Catalogue.SourceOf(of).BundleSizeMax,
        };
    }

    public static IngressoDiscountsResponse Show(this IngressoView view, IngressoOffer offer)
    {
        view.Price(offer.Event.Currency);
        var discounts = IngressoBaskets.DiscountsOf(offer.Event, offer.Performance, offer.TicketType, offer.Band)
            .Select(discount => Prices(view, offer.Event, offer.Band, discount) with
            {
                ValidQuantities = IngressoPriceView.Quantities(offer.Event.QuantityPerOrder),
                NumberAvailable = offer.CountTogether,
            });

        return new IngressoDiscountsResponse(
            new IngressoDiscountsBody([.. discounts]), offer.Event.Currency, view.Currencies!);
    }

    public static IngressoSendMethodsResponse ShowSendMethods(this IngressoView view, IngressoEvent of)
    {
        view.Price(of.Currency);
        var methods = view.Catalogue.SendMethodsOf(of).Select(view.Show);

        return new IngressoSendMethodsResponse(
            new IngressoSendMethodListBody([.. methods]), of.Source, of.Currency, view.Currencies!);
    }

    public static IngressoSendMethodBody Show(this IngressoView view, IngressoSendMethod method) =>
        new(method.Code, method.Name, method.Type, method.Cost)
        {
            PermittedCountries = method.Countries is { } countries
                ? new IngressoCountriesBody(
                    [.. countries.Select(code => new IngressoCountryBody(code, view.Catalogue.Common.Countries[code]))])
                : null,
            SendFinalComment = method.FinalComment,
            CanGenerateSelfPrint = method.Type == "selfprint",
            HasHtmlPage = method.Type == "selfprint",
        };

    public static IngressoSeatBody SeatOf(IngressoEvent of, IngressoBand band, string id)
    {
        var seat = IngressoSeat.Read(id, band.Separator);
        var note = of.SeatNotes.GetValueOrDefault(id);

        return new IngressoSeatBody(seat.Id, seat.Row, seat.Column, note?.IsRestricted ?? false)
        {
            Separator = band.Separator.Length > 0 ? band.Separator : null,
            SeatText = note?.Text,
        };
    }

    private static IEnumerable<IngressoBandBody> BandsOf(
        IngressoView view, IngressoAvailability offered, IngressoTicketType type)
    {
        var of = offered.Event;

        foreach (var band in type.Bands)
        {
            var pool = offered.Stock.Find(IngressoStock.PoolOf(type.Code, band.Code));
            var count = IngressoSeats.CountTogether(of, band, pool, offered.Now);
            var most = Math.Min(count, of.QuantityPerOrder);

            if (most >= offered.Together)
            {
                yield return Prices(view, of, band, band.Usual) with
                {
                    NumberAvailable = count,
                    AllowsLeavingSingleSeats = of.Singles,
                    UnsuffixedPriceBandCode = band.Code,
                    MinOrderNoOfSeats = 1,
                    MaxOrderNoOfSeats = of.QuantityPerOrder,
                    ValidQuantities = IngressoPriceView.Quantities(most),
                    PossibleDiscounts = view.Wants("add_discounts")
                        ? new IngressoDiscountsBody(
                        [
                            .. IngressoBaskets.DiscountsOf(of, offered.Performance, type, band)
                                .Select(discount => Prices(view, of, band, discount) with { NumberAvailable = count }),
                        ])
                        : null,
                    ExampleSeats = view.Wants("add_example_seats") && of.IsSeated
                        ? [.. IngressoSeats.Examples(of, band, pool, offered.Now)
                            .Select(seat => SeatOf(of, band, seat))]
                        : null,
                    ExampleSeatsAreReal = view.Wants("add_example_seats") && of.IsSeated
                        ? band.Blocks is not null
                        : null,
                    FreeSeatBlocks = view.Wants("add_seat_blocks") && of.SeatChoice is not null
                        ? BlocksOf(of, band, IngressoSeats.FreeRuns(band, pool, offered.Now))
                        : null,
                };
            }
        }
    }

    private static IngressoSeatBlocksBody BlocksOf(
        IngressoEvent of, IngressoBand band, IReadOnlyList<IReadOnlyList<string>> runs)
    {
        var byRow = runs
            .GroupBy(run => IngressoSeat.Read(run[0], band.Separator).Row)
            .ToDictionary(row => row.Key, row => (IReadOnlyList<IReadOnlyList<string>>)[.. row]);
        var seats = runs.SelectMany(run => run).ToList();
        var noted = seats
            .Where(seat => of.SeatNotes.GetValueOrDefault(seat)?.Text is not null)
            .GroupBy(seat => of.SeatNotes[seat].Text!)
            .ToDictionary(text => text.Key, text => (IReadOnlyList<string>)[.. text]);

        return new IngressoSeatBlocksBody(
            byRow, byRow.Keys.ToDictionary(row => row, _ => band.Separator),
            [.. seats.Where(seat => of.SeatNotes.GetValueOrDefault(seat)?.IsRestricted == true)], noted);
    }

    private static IngressoBandBody Prices(
        IngressoView view, IngressoEvent of, IngressoBand band, IngressoDiscount discount) =>
        new(band.SuffixedCode, discount.Code, discount.Name)
        {
            PriceBandDesc = band.Name,
            DiscountSemanticType = discount.Semantic,
            SaleSeatprice = discount.Seat,
            SaleSurcharge = discount.Fee,
            SaleCombined = discount.Total,
            NonOfferSaleSeatprice = discount.UsualSeat,
            NonOfferSaleSurcharge = discount.UsualFee,
            NonOfferSaleCombined = discount.UsualSeat + discount.UsualFee,
            IsOffer = discount.IsOffer,
            AbsoluteSaving = discount.Saving,
            PercentageSaving = discount.SavingPercent,
            PredictedUserCommission = view.Wants("req_predicted_commission")
                ? IngressoCommissions.OfUser(of.Currency, discount.Fee)
                : null,
            PredictedGrossCommission = view.Wants("req_predicted_commission")
                ? IngressoCommissions.Gross(of.Currency, discount.Fee)
                : null,
        };

    private static int[] QuantitiesOf(IReadOnlyList<IngressoTicketTypeBody> types) =>
    [
        .. types.SelectMany(type => type.PriceBand).SelectMany(band => band.ValidQuantities ?? []).Distinct().Order(),
    ];
}
