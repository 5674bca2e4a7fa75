using System.Globalization;
using System.Text;
using System.Text.Json;
using Serverless.Domain.Suppliers.Ingresso;

namespace Serverless.Functions.Suppliers.Ingresso;

/// <summary>
/// Shows the catalogue to one request: what it asked for, and no more. It remembers which currencies it has shown.
/// </summary>
internal sealed class IngressoView(
    IngressoCatalogue catalogue, BrowseIngresso browse, Func<string, bool> wants, DateTimeOffset now)
{
    private readonly HashSet<string> _currencies = [];

    public IngressoCatalogue Catalogue => catalogue;

    public DateTimeOffset Now => now;

    public bool Wants(string flag) => wants(flag);

    /// <summary>Null when no price was shown.</summary>
    public IReadOnlyDictionary<string, IngressoCurrencyBody>? Currencies => _currencies.Count == 0
        ? null
        : _currencies.Order(StringComparer.Ordinal).ToDictionary(code => code, CurrencyOf);

    /// <summary>Says that a price in this currency is being shown.</summary>
    public string Price(string currency)
    {
        _currencies.Add(currency);

        return currency;
    }

    public IngressoEventBody Show(IngressoEvent of, double? kilometres = null)
    {
        var (city, details) = (catalogue.CityOf(of), of.Details);
        var isFull = wants("req_extra_info") ? details : null;

        return new IngressoEventBody
        {
            EventId = of.Id,
            EventDesc = of.Name,
            EventStatus = of.Status,
            EventType = of.Type,
            EventPath = $"/{of.Id}-{Slug(of.Name)}/",
            EventUriDesc = Uri.EscapeDataString(of.Name.Replace(' ', '-')),
            SourceCode = of.Source,
            SourceDesc = catalogue.SourceOf(of).Name,
            VenueDesc = of.Venue,
            VenueUriDesc = Uri.EscapeDataString(of.Venue.Replace(' ', '-')),
            Classes = of.Classes,
            CountryCode = city.Country,
            CountryDesc = city.CountryName,
            CityCode = city.Code,
            CityDesc = city.Name,
            GeoData = new IngressoGeoBody(of.Latitude, of.Longitude),
            HasNoPerfs = of.Status != "live",
            IsSeated = of.IsSeated,
            NeedDepartureDate = of.NeedsDepartureDate,
            NeedDuration = of.NeedsDuration,
            NeedPerformance = of.NeedsPerformance,
            ShowPerfTime = of.ShowsTime && !of.Schedule.IsUndated,
            IsAddOn = of.IsAddOn,
            IsAutoQuantityAddOn = of.IsAutoQuantity,
            Postcode = of.Postcode,
            AreaCode = of.AreaCode,
            VenueCode = of.VenueCode,
            EventCode = of.EventCode,
            MainClassKey = of.MainClass,
            CriticReviewPercent = of.CriticReview,
            UserReviewPercent = of.UserReview,
            MinRunningTime = of.MinRunningTime,
            MaxRunningTime = of.MaxRunningTime,
            SearchDistanceKm = kilometres is { } far ? Math.Round(far, 2) : null,
            EventUpsellList = of.Upsells.Count > 0 ? new IngressoUpsellsBody(of.Upsells) : null,
            CostRange = wants("req_cost_range") ? CostRangeOf(of) : null,
            CostRangeDetails = wants("req_cost_range_details") ? CostDetailsOf(of) : null,
            AvailDetails = wants("req_avail_details") || wants("req_avail_details_with_perfs")
                ? AvailDetailsOf(of, ofEvent: true)
                : null,
            Media = MediaOf(details),
            VideoIframe = wants("req_video_iframe") && details?.Video is { } video ? VideoOf(video) : null,
            Reviews = wants("req_reviews") && details is not null ? ReviewsOf(details) : null,
            StructuredInfo = isFull?.Structured.ToDictionary(
                pair => pair.Key, pair => new IngressoTextBody(pair.Value.Name, pair.Value.Value, pair.Value.Html)),
            EventInfo = isFull?.Info,
            EventInfoHtml = isFull?.InfoHtml,
            VenueInfo = isFull?.VenueInfo,
            VenueInfoHtml = isFull?.VenueInfoHtml,
            VenueAddr = isFull?.Address,
            VenueAddrHtml = isFull?.AddressHtml,
            MetaEventComponentEvents = wants("req_meta_components") ? new IngressoComponentsBody([]) : null,
        };
    }

    public IngressoPerformanceBody Show(IngressoEvent of, IngressoPerformance performance) =>
        new(performance.Id, performance.EventId)
        {
            StartsAt = performance.StartsAt is { } at ? Iso(at) : null,
            DateDesc = performance.StartsAt is { } day ? DateOf(day) : null,
            TimeDesc = performance.StartsAt is { } time && of.ShowsTime ? TimeOf(time) : null,
            IsGhost = performance.IsOver(now),
            PerfName = performance.Name,
            RunningTime = of.MaxRunningTime,
            CachedMaxSeats = of.QuantityPerOrder,
            PerfHasTime = performance.StartsAt is not null && of.ShowsTime,
            CostRange = wants("req_cost_range") ? CostRangeOf(of) : null,
            AvailDetails = wants("req_avail_details") ? AvailDetailsOf(of, ofEvent: false) : null,
        };

    public IngressoCostRangeBody CostRangeOf(IngressoEvent of)
    {
        var range = CostRangeOf(of, IngressoPrices.Of(of), 1);

        return range with
        {
            NoSinglesCostRange = wants("req_cost_range_no_singles_data") && of.QuantityPerOrder > 1
                ? CostRangeOf(of, IngressoPrices.Of(of), 2)
                : null,
            AlternateDiscounts = wants("req_cost_range_discounts") ? [.. AlternatesOf(of)] : null,
        };
    }

    public static IReadOnlyList<int> Quantities(int max, int min = 1) =>
        [.. Enumerable.Range(min, Math.Max(0, max - min + 1))];

    public static string Iso(DateTimeOffset at) => at.ToString(
        at.Offset == TimeSpan.Zero ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:sszzz",
        CultureInfo.InvariantCulture);

    public static string DateOf(DateTimeOffset at) => string.Create(
        CultureInfo.InvariantCulture, $"{at:ddd}, {at.Day}{Ordinal(at.Day)} {at:MMMM yyyy}");

    public static string TimeOf(DateTimeOffset at) => at.ToString("h.mm tt", CultureInfo.InvariantCulture);

    public static IngressoPagingBody Paging<T>(IngressoPage<T> page) => new(
        page.Length, page.Number, page.PagesRemaining, page.ResultsRemaining, page.Total);

    public static int Bitmask(IEnumerable<int> bits) => bits.Aggregate(0, (mask, bit) => mask | (1 << bit));

    private IngressoCurrencyBody CurrencyOf(string code)
    {
        var currency = catalogue.FindCurrency(code);

        return new IngressoCurrencyBody(currency.Code, 100, currency.Number, 2, string.Empty, currency.Symbol);
    }

    private IngressoCostRangeBody CostRangeOf(IngressoEvent of, IngressoPrices prices, int quantityMin) => new(
        prices.Min.Seat, prices.Min.Fee, prices.Max.Seat, prices.Max.Fee, Price(of.Currency),
        Quantities(of.QuantityPerOrder, quantityMin))
    {
        BestValueOffer = OfferOf("best_value", prices.BestValue),
        MaxSavingOffer = OfferOf("max_saving", prices.MaxSaving),
        MinCostOffer = OfferOf("min_cost", prices.MinCost),
        TopPriceOffer = OfferOf("top_price", prices.TopPrice),
    };

    private IEnumerable<IngressoCostRangeBody> AlternatesOf(IngressoEvent of) => of.TicketTypes
        .SelectMany(type => type.Bands)
        .SelectMany(band => band.Discounts)
        .Select(discount => discount.Semantic)
        .OfType<string>()
        .Where(semantic => semantic != "standard")
        .Distinct()
        .Select(semantic => CostRangeOf(of, IngressoPrices.Of(of, semantic), 1) with
        {
            DiscountSemanticType = semantic,
        });

    private IngressoOfferBody? OfferOf(string name, IngressoDiscount? offer) =>
        offer is null || !wants($"req_cost_range_{name}_offer")
            ? null
            : new IngressoOfferBody(
                offer.Seat, offer.Fee, offer.UsualSeat, offer.UsualFee, offer.Saving, offer.SavingPercent);

    private IngressoCostDetailsBody CostDetailsOf(IngressoEvent of) => new(
    [
        .. of.TicketTypes.Select(type => new IngressoCostTypeBody(type.Code, type.Name,
        [
            .. type.Bands.Select(band => new IngressoCostBandBody(
                band.Code, band.Name ?? string.Empty, CostRangeOf(of, IngressoPrices.Of(band), 1))),
        ])),
    ]);

    private IngressoAvailDetailsBody AvailDetailsOf(IngressoEvent of, bool ofEvent)
    {
        var months = ofEvent ? browse.MonthsOf(of, now).ToArray() : [];

        return new IngressoAvailDetailsBody(
        [
            .. of.TicketTypes.Select(type => new IngressoAvailTypeBody(type.Code, type.Name,
            [
                .. type.Bands.Select(band => new IngressoAvailBandBody(band.Code, band.Name ?? string.Empty,
                [
                    .. (ofEvent && wants("req_avail_detail_discounts") ? band.Discounts : [band.Usual])
                        .Select(discount => AvailDetailOf(of, band, discount, months)),
                ])),
            ])),
        ]);
    }

    private IngressoAvailDetailBody AvailDetailOf(
        IngressoEvent of, IngressoBand band, IngressoDiscount discount, IngressoMonth[] months) =>
        new(
            discount.Seat, discount.Fee, Price(of.Currency), Quantities(of.QuantityPerOrder), band.SuffixedCode,
            IngressoSeats.CountTogether(of, band, IngressoPool.Full, now))
        {
            SeenAt = Iso(now),
            DiscountCode = discount.Code,
            DiscountDesc = discount.Name,
            DiscountSemanticType = discount.Semantic,
            FullSeatprice = discount.FullSeat,
            FullSurcharge = discount.FullFee,
            AbsoluteSaving = discount.IsOffer ? discount.Saving : null,
            PercentageSaving = discount.IsOffer ? discount.SavingPercent : null,
            AvailableDates = months.Length > 0 ? DatesOf(months) : null,
            AvailableWeekdaysBitmask = months.Length > 0
                ? Bitmask(months.SelectMany(month => month.Days).Select(day => (int)day.DayOfWeek))
                : null,
        };

    private Dictionary<string, JsonElement> DatesOf(IngressoMonth[] months)
    {
        var dates = new Dictionary<string, JsonElement>
        {
            ["first_yyyymmdd"] = TextOf(Compact(months[0].Days[0])),
            ["last_yyyymmdd"] = TextOf(Compact(months[^1].Days[^1])),
        };

        foreach (var year in wants("req_avail_details_with_perfs") ? months.GroupBy(month => month.Year) : [])
        {
            var days = year.ToDictionary(
                month => $"{MonthOf(month.Month, "MMM").ToLowerInvariant()}_bitmask",
                month => Bitmask(month.Days.Select(day => day.Day - 1)));
            dates[string.Create(CultureInfo.InvariantCulture, $"year_{year.Key}")] =
                JsonSerializer.SerializeToElement(days, IngressoWireJson.Default.DictionaryStringInt32);
        }

        return dates;
    }

    private static JsonElement TextOf(string text) =>
        JsonSerializer.SerializeToElement(text, IngressoWireJson.Default.String);

    public static string MonthOf(int month, string form) =>
        new DateOnly(2000, month, 1).ToString(form, CultureInfo.InvariantCulture);

    private IngressoMediaBody? MediaOf(IngressoDetails? details)
    {
        var assets = (details?.Media ?? []).Where(one => wants($"req_media_{one.Name}")).ToList();

        return assets.Count == 0 ? null : new IngressoMediaBody(
        [
            .. assets.Select(one => new IngressoAssetBody(
                one.Name, string.Empty, string.Empty, one.Host, one.Path, $"https://{one.Host}{one.Path}",
                $"http://{one.Host}{one.Path}", true, true)),
        ]);
    }

    private static IngressoVideoBody VideoOf(IngressoVideo video) => new(
        $"https://{video.Host}{video.Path}", $"http://{video.Host}{video.Path}", video.Width, video.Height,
        string.Empty, string.Empty, video.Host, video.Path, true, true);

    private static IngressoReviewsBody ReviewsOf(IngressoDetails details) => new(
    [
        .. details.Reviews.Select(one => new IngressoReviewBody(
            one.IsUser, one.Author, one.Title, one.Body, one.Lang, one.Url, Iso(one.At), DateOf(one.At), TimeOf(one.At),
            one.Stars)),
    ]);

    private static string Compact(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static string Ordinal(int day) => (day % 10, day / 10) switch
    {
        (_, 1) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };

    private static string Slug(string name)
    {
        var slug = new StringBuilder();

        foreach (var letter in name.ToLowerInvariant().Where(letter => letter != '\''))
        {
            slug.Append(char.IsAsciiLetterOrDigit(letter) ? letter : '-');
        }

        return string.Join('-', slug.ToString().Split('-', StringSplitOptions.RemoveEmptyEntries));
    }
}

/// <summary>Opens views.</summary>
public sealed class IngressoViews(IngressoCatalogue catalogue, BrowseIngresso browse)
{
    internal IngressoView Open(IngressoCall call) => new(catalogue, browse, call.Wants, call.Now);

    internal IngressoView Open(IReadOnlyCollection<string> flags, DateTimeOffset now) =>
        new(catalogue, browse, flags.Contains, now);
}
