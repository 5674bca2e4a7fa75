using System.Globalization;
using System.Text.Json;
using Serverless.SupplierMocks.Ingresso;

namespace Serverless.Functions.SupplierMocks.Ingresso;

/// <summary>Shows an event's prices and the days on which they are available.</summary>
internal static class IngressoAvailView
{
    public static IngressoAvailDetailsBody AvailDetailsOf(this IngressoView view, IngressoEvent of, bool ofEvent)
    {
        var months = ofEvent ? view.MonthsOf(of) : [];

        return new IngressoAvailDetailsBody(
        [
            .. of.TicketTypes.OrderBy(type => type.Code, StringComparer.Ordinal)
                .Select(type => new IngressoAvailTypeBody(type.Code, type.Name, [.. type.Bands.Select(BandOf)])),
        ]);

        IngressoAvailBandBody BandOf(IngressoBand band) => new(band.Code, band.Name ?? string.Empty,
        [
            .. (ofEvent && view.Wants("req_avail_detail_discounts") ? band.Discounts : [band.Usual])
                .Select(discount => view.AvailDetailOf(of, band, discount, months)),
        ]);
    }

    /// <summary>Bitmask of days of a month; the first day is the lowest bit.</summary>
    public static int DaysOf(IEnumerable<DateOnly> days) => Bitmask(days.Select(day => day.Day - 1));

    /// <summary>Bitmask of weekdays; Sunday is the lowest bit.</summary>
    public static int WeekdaysOf(IEnumerable<DateOnly> days) => Bitmask(days.Select(day => (int)day.DayOfWeek));

    private static IngressoAvailDetailBody AvailDetailOf(
        this IngressoView view,
        IngressoEvent of,
        IngressoBand band,
        IngressoDiscount discount,
        IngressoMonth[] months) =>
        new(
            discount.Seat, discount.Fee, view.Price(of.Currency), IngressoPriceView.Quantities(of.QuantityPerOrder),
            band.SuffixedCode, of.CachedAvailable ?? IngressoSeats.CountTogether(of, band, IngressoPool.Full, view.Now))
        {
            SeenAt = IngressoSpelling.Iso(view.Now),
            DiscountCode = discount.Code,
            DiscountDesc = discount.Name,
            DiscountSemanticType = discount.Semantic,
            FullSeatprice = discount.FullSeat,
            FullSurcharge = discount.FullFee,
            AbsoluteSaving = discount.IsOffer ? discount.Saving : null,
            PercentageSaving = discount.IsOffer ? discount.SavingPercent : null,
            AvailableDates = months.Length > 0 ? view.DatesOf(months) : null,
            AvailableWeekdaysBitmask = months.Length > 0
                ? WeekdaysOf(months.SelectMany(month => month.Days))
                : null,
        };

    private static Dictionary<string, JsonElement> DatesOf(this IngressoView view, IngressoMonth[] months)
    {
        var dates = new Dictionary<string, JsonElement>
        {
            ["first_yyyymmdd"] = TextOf(months[0].Days[0]),
            ["last_yyyymmdd"] = TextOf(months[^1].Days[^1]),
        };

        foreach (var year in view.Wants("req_avail_details_with_perfs") ? months.GroupBy(month => month.Year) : [])
        {
            var days = year.ToDictionary(
                month => $"{IngressoSpelling.MonthOf(month.Month, "MMM").ToLowerInvariant()}_bitmask",
                month => DaysOf(month.Days));
            dates[string.Create(CultureInfo.InvariantCulture, $"year_{year.Key}")] =
                JsonSerializer.SerializeToElement(days, IngressoWireJson.Default.DictionaryStringInt32);
        }

        return dates;
    }

    private static JsonElement TextOf(DateOnly day) =>
        JsonSerializer.SerializeToElement(IngressoSpelling.Compact(day), IngressoWireJson.Default.String);

    private static int Bitmask(IEnumerable<int> bits) => bits.Aggregate(0, (mask, bit) => mask | (1 << bit));
}
