using Serverless.SupplierMocks.Ingresso;

namespace Serverless.Functions.SupplierMocks.Ingresso;

/// <summary>Responses about events, their months and performances.</summary>
internal static class IngressoCataloguePages
{
    public static IngressoEventsResponse Events(IngressoView view, IngressoPage<IngressoFinding> page)
    {
        IngressoEventBody[] rows = [.. page.Rows.Select(one => view.Show(one.Event, one.Kilometres))];

        return new IngressoEventsResponse(new IngressoEventListBody(rows, Paging(page)))
        {
            CurrencyDetails = view.Currencies,
        };
    }

    public static IngressoEventsByIdResponse EventsById(IngressoView view, IEnumerable<IngressoEvent> events)
    {
        var entries = events.ToDictionary(of => of.Id, of => new IngressoEventEntryBody(
            view.Show(of), IngressoPriceView.Quantities(of.QuantityMax), true)
        {
            AddOns = view.Wants("add_add_ons") ? Others(view, of.AddOns) : null,
            Upsells = view.Wants("add_upsells") ? Others(view, of.Upsells) : null,
        });

        return new IngressoEventsByIdResponse(entries) { CurrencyDetails = view.Currencies };
    }

    public static IngressoMonthsResponse Months(IngressoView view, IEnumerable<IngressoMonth> months)
    {
        IngressoMonthBody[] rows =
        [
            .. months.Select(month => new IngressoMonthBody(
                IngressoSpelling.MonthOf(month.Month, "MMM").ToLowerInvariant(),
                IngressoSpelling.MonthOf(month.Month, "MMMM"),
                IngressoSpelling.MonthOf(month.Month, "MMM"),
                month.Year,
                IngressoAvailView.DaysOf(month.Days),
                IngressoAvailView.WeekdaysOf(month.Days))
            {
                CostRange = view.Wants("req_cost_range") ? view.CostRangeOf(month.Event) : null,
            }),
        ];

        return new IngressoMonthsResponse(new IngressoMonthListBody(rows)) { CurrencyDetails = view.Currencies };
    }

    public static IngressoPerformancesResponse Performances(IngressoView view, IngressoPerformances found)
    {
        var (of, page) = found;
        IngressoPerformanceBody[] rows =
            of is null ? [] : [.. page.Rows.Select(one => view.Show(of, one, inList: true))];

        return new IngressoPerformancesResponse(new IngressoPerformanceListBody(
            page.Rows.Any(one => one.Name is not null), Paging(page), rows))
        {
            AutoselectThisPerformance = found.IsAutoselected ? true : null,
            CurrencyDetails = view.Currencies,
        };
    }

    public static IngressoPerformancesByIdResponse PerformancesById(
        IngressoView view, IEnumerable<IngressoPerformance> found)
    {
        var entries = found.ToDictionary(
            one => one.Id, one => view.Show(view.Catalogue.FindEvent(one.EventId)!, one));

        return new IngressoPerformancesByIdResponse(entries) { CurrencyDetails = view.Currencies };
    }

    public static IngressoTimesResponse Times(IEnumerable<IngressoPerformance> times) => new(new IngressoTimeListBody(
    [
        .. times.Select(one => new IngressoTimeBody(
            IngressoSpelling.Iso(one.StartsAt!.Value), IngressoSpelling.TimeOf(one.StartsAt.Value))),
    ]));

    private static IngressoEventBody[] Others(IngressoView view, IEnumerable<string> ids) =>
    [
        .. ids.Select(view.Catalogue.FindEvent).OfType<IngressoEvent>()
            .Where(one => one.Status == "live")
            .Select(one => view.Show(one)),
    ];

    private static IngressoPagingBody Paging<T>(IngressoPage<T> page) => new(
        page.Length, page.Number, page.PagesRemaining, page.ResultsRemaining, page.Total);
}
