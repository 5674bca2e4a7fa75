using Serverless.Domain.Suppliers.Ingresso;

namespace Serverless.Functions.Suppliers.Ingresso;

/// <summary>What the answers show, page by page.</summary>
public sealed partial class IngressoPages(
    IngressoViews views, IngressoTokens tokens, IngressoUsers users, IngressoCatalogue catalogue, IngressoPolicy policy)
{
    internal static IngressoTestResponse Test(IngressoCall call, IngressoUser user)
    {
        var inside = UserOf(user, call.SubUser);

        return new IngressoTestResponse(
            inside, inside.UserId, inside.RealName, inside.DefaultCountryCode, inside.SubUser, inside.IsB2b,
            inside.StatementDescriptor, inside.BackendGroup, inside.ContentGroup);
    }

    internal static IngressoEventsResponse Events(IngressoView view, IngressoPage<IngressoFinding> page)
    {
        IngressoEventBody[] rows = [.. page.Rows.Select(one => view.Show(one.Event, one.Kilometres))];

        return new IngressoEventsResponse(new IngressoEventListBody(rows, IngressoView.Paging(page)))
        {
            CurrencyDetails = view.Currencies,
        };
    }

    internal static IngressoEventsByIdResponse EventsById(IngressoView view, IEnumerable<IngressoEvent> events)
    {
        var entries = events.ToDictionary(of => of.Id, of => new IngressoEventEntryBody(
            view.Show(of), IngressoView.Quantities(of.QuantityMax), true)
        {
            AddOns = view.Wants("add_add_ons") ? Others(view, of.AddOns) : null,
            Upsells = view.Wants("add_upsells") ? Others(view, of.Upsells) : null,
        });

        return new IngressoEventsByIdResponse(entries) { CurrencyDetails = view.Currencies };
    }

    internal static IngressoMonthsResponse Months(IngressoView view, IEnumerable<IngressoMonth> months)
    {
        IngressoMonthBody[] rows =
        [
            .. months.Select(month => new IngressoMonthBody(
                IngressoView.MonthOf(month.Month, "MMM").ToLowerInvariant(), IngressoView.MonthOf(month.Month, "MMMM"),
                IngressoView.MonthOf(month.Month, "MMM"), month.Year,
                IngressoView.Bitmask(month.Days.Select(day => day.Day - 1)),
                IngressoView.Bitmask(month.Days.Select(day => (int)day.DayOfWeek)))
            {
                CostRange = view.Wants("req_cost_range") ? view.CostRangeOf(month.Event) : null,
            }),
        ];

        return new IngressoMonthsResponse(new IngressoMonthListBody(rows)) { CurrencyDetails = view.Currencies };
    }

    internal static IngressoPerformancesResponse Performances(IngressoView view, IngressoPerformances found)
    {
        var (of, page) = found;
        IngressoPerformanceBody[] rows = of is null ? [] : [.. page.Rows.Select(one => view.Show(of, one))];

        return new IngressoPerformancesResponse(new IngressoPerformanceListBody(
            page.Rows.Any(one => one.Name is not null), IngressoView.Paging(page), rows))
        {
            AutoselectThisPerformance = found.IsAutoselected ? true : null,
            CurrencyDetails = view.Currencies,
        };
    }

    internal static IngressoPerformancesByIdResponse PerformancesById(
        IngressoView view, IEnumerable<IngressoPerformance> found)
    {
        var entries = found.ToDictionary(
            one => one.Id, one => view.Show(view.Catalogue.FindEvent(one.EventId)!, one));

        return new IngressoPerformancesByIdResponse(entries) { CurrencyDetails = view.Currencies };
    }

    internal static IngressoTimesResponse Times(IEnumerable<IngressoPerformance> times) => new(new IngressoTimeListBody(
    [
        .. times.Select(one => new IngressoTimeBody(
            IngressoView.Iso(one.StartsAt!.Value), IngressoView.TimeOf(one.StartsAt.Value))),
    ]));

    internal static IngressoSourceBody[] Sources(IngressoCall call, IngressoCommon common) =>
    [
        .. common.Sources.Select(source => call.Wants("req_src_info")
            ? new IngressoSourceBody(source.Code, source.Name)
            {
                SourceAfterSalesEmail = $"aftersales@{source.Code.Replace('_', '-')}.example",
                SourcePostalAddr = "1 Test Street, London",
                SourceSystemClass = "test",
                SourceSystemTypeString = source.Code,
                SourceTAndC = TermsOf(source),
            }
            : new IngressoSourceBody(source.Code, source.Name)),
    ];

    internal static IngressoUserBody UserOf(IngressoUser user, string subUser) => new(
        user.Id, user.RealName, "uk", subUser, true, string.Empty, "demo_internal_credit_group", "demo_content_group");

    internal static string TermsOf(IngressoSource source) =>
        $"Tickets of {source.Name} are for tests and admit nobody.";

    private static IngressoEventBody[] Others(IngressoView view, IEnumerable<string> ids) =>
    [
        .. ids.Select(view.Catalogue.FindEvent).OfType<IngressoEvent>()
            .Where(one => one.Status == "live")
            .Select(one => view.Show(one)),
    ];
}
