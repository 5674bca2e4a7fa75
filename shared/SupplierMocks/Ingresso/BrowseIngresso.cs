using Serverless.Domain.Platform;
using Serverless.SupplierMocks.FaultInjection;

namespace Serverless.SupplierMocks.Ingresso;

/// <summary>A page of performances, and their event if it exists.</summary>
public sealed record IngressoPerformances(IngressoEvent? Event, IngressoPage<IngressoPerformance> Page)
{
    public bool IsAutoselected => Event?.NeedsPerformance == false;
}

/// <summary>Days of one month on which an event has performances.</summary>
public sealed record IngressoMonth(IngressoEvent Event, int Year, int Month, IReadOnlyList<DateOnly> Days);

/// <summary>Current availability of a performance.</summary>
public sealed record IngressoAvailability(
    IngressoEvent Event, IngressoPerformance Performance, IngressoStock Stock, int Together, DateTimeOffset Now)
{
    /// <summary>Simulated failures of the source: it sends bad data, does not respond, or throttles.</summary>
    public static IReadOnlyList<string> Troubles { get; } = ["broken", "down", "throttled"];

    /// <summary>The simulated failure; null for none.</summary>
    public string? Trouble { get; init; }
}

/// <summary>One price of a performance.</summary>
public sealed record IngressoOffer(
    IngressoEvent Event, IngressoPerformance Performance, IngressoTicketType TicketType, IngressoBand Band)
{
    /// <summary>The largest number of tickets together.</summary>
    public int CountTogether { get; init; }
}

/// <summary>Lists events, performances, dates and prices.</summary>
public sealed class BrowseIngresso(
    IngressoCatalogue catalogue, IngressoCalendar calendar, IIngressoTransactions transactions, IngressoPolicy policy)
{
    private static readonly string[] OfferNames = ["perf_id", "ticket_type_code", "price_band_code"];

    public Result<IngressoEvent[]> FindEvents(IngressoCall call)
    {
        var ids = call.Parameters.List("event_id_list");

        return ids.Count == 0 ? IngressoCodes.Missing("event_id_list")
            : ids.Count > policy.ListLengthMax ? IngressoCodes.Bad("event_id_list is too long")
            : ids.Select(catalogue.FindEvent).OfType<IngressoEvent>().DistinctBy(one => one.Id).ToArray();
    }

    /// <summary>Returns an empty page for an unknown event.</summary>
    public Result<IngressoPerformances> ListPerformances(IngressoCall call)
    {
        var sent = call.Parameters;

        if (sent.Text("event_id") is not { } id)
        {
            return IngressoCodes.Missing("event_id");
        }

        var range = IngressoDates.ReadRange(sent.Text("date_range"));
        var day = sent.Text("date") is { } text ? IngressoDates.ReadDay(text) : default(IngressoDates);

        if (range.IsError || day.IsError)
        {
            return (range.Error ?? day.Error)!;
        }

        var of = catalogue.FindEvent(id);

        // The day of the published sample is past; it means the day to which the sample has rolled.
        day = of?.Schedule.IsPinnable == true && day.Value.EndsBefore(call.Now) ? default(IngressoDates) : day;
        var all =
            of is null ? [] : calendar.List(of, call.Now).Where(one => IsOn(one, range.Value, day.Value)).ToList();
        var page = IngressoPaging.Cut(sent, all, policy);

        return page.IsError ? page.Error : new IngressoPerformances(of, page.Value);
    }

    public Result<IngressoPerformance[]> FindPerformances(IngressoCall call)
    {
        var ids = call.Parameters.List("perf_id_list");

        return ids.Count == 0 ? IngressoCodes.Missing("perf_id_list")
            : ids.Count > policy.ListLengthMax ? IngressoCodes.Bad("perf_id_list is too long")
            : ids.Select(id => calendar.Find(id, call.Now)).OfType<IngressoPerformance>()
                .DistinctBy(one => one.Id)
                .ToArray();
    }

    public Result<IngressoMonth[]> ListMonths(IngressoCall call)
    {
        if (call.Parameters.Text("event_id") is not { } id)
        {
            return IngressoCodes.Missing("event_id");
        }

        return catalogue.FindEvent(id) is { } of ? MonthsOf(of, call.Now).ToArray() : Array.Empty<IngressoMonth>();
    }

    public IEnumerable<IngressoMonth> MonthsOf(IngressoEvent of, DateTimeOffset now) => calendar.List(of, now)
        .Where(one => one.StartsAt is not null)
        .Select(one => DateOnly.FromDateTime(one.StartsAt!.Value.DateTime))
        .Distinct()
        .GroupBy(day => (day.Year, day.Month))
        .Select(month => new IngressoMonth(of, month.Key.Year, month.Key.Month, [.. month]));

    /// <summary>Lists the times of day at which an event starts.</summary>
    public Result<IngressoPerformance[]> ListTimes(IngressoCall call)
    {
        if (call.Parameters.Text("event_id") is not { } id)
        {
            return IngressoCodes.Missing("event_id");
        }

        return catalogue.FindEvent(id) is { } of
            ? calendar.List(of, call.Now)
                .Where(one => one.StartsAt is not null)
                .DistinctBy(one => one.StartsAt!.Value.TimeOfDay)
                .ToArray()
            : Array.Empty<IngressoPerformance>();
    }

    public async Task<Result<IngressoAvailability>> CountAsync(IngressoCall call, CancellationToken cancellationToken)
    {
        var sent = call.Parameters;
        var wanted = sent.Number(
            sent.Text("no_of_seats") is null ? "number_of_seats" : "no_of_seats", 1, policy.PageLengthMax, 1);
        var finding = FindPerformance(call);

        if (finding.IsError || wanted.IsError)
        {
            return (finding.Error ?? wanted.Error)!;
        }

        var (of, performance) = finding.Value;
        var stock = await transactions.FindStockAsync(performance.StockKey, cancellationToken);

        return new IngressoAvailability(of, performance, stock?.Value ?? IngressoStock.Full, wanted.Value, call.Now)
        {
            Trouble = call.Fault is { Name: FaultKinds.Refuse, Code: { } trouble } ? trouble : null,
        };
    }

    public async Task<Result<IngressoOffer>> FindOfferAsync(IngressoCall call, CancellationToken cancellationToken)
    {
        var finding = FindOffer(call);

        if (finding.IsError)
        {
            return finding;
        }

        var offer = finding.Value;
        var stock = await transactions.FindStockAsync(offer.Performance.StockKey, cancellationToken);
        var pool = (stock?.Value ?? IngressoStock.Full)
            .Find(IngressoStock.PoolOf(offer.TicketType.Code, offer.Band.Code));

        return offer with { CountTogether = IngressoSeats.CountTogether(offer.Event, offer.Band, pool, call.Now) };
    }

    private Result<IngressoOffer> FindOffer(IngressoCall call)
    {
        var sent = call.Parameters;
        var missing = OfferNames.Where(name => sent.Text(name) is null).ToArray();

        if (missing.Length > 0)
        {
            return IngressoCodes.Missing(missing);
        }

        var finding = FindPerformance(call);

        if (finding.IsError)
        {
            return finding.Error;
        }

        var (of, performance) = finding.Value;

        if (!IngressoBaskets.HasSuffix(sent.Text("price_band_code")!))
        {
            return IngressoBaskets.NoSuffix;
        }

        return IngressoBaskets.FindBand(
            of, sent.Text("ticket_type_code"), sent.Text("price_band_code")) is var (type, band)
            ? new IngressoOffer(of, performance, type, band)
            : IngressoCodes.Bad("no such ticket type or price band");
    }

    public Result<(IngressoEvent Event, IngressoPerformance Performance)> FindPerformance(IngressoCall call)
    {
        if (call.Parameters.Text("perf_id") is not { } id)
        {
            return IngressoCodes.Missing("perf_id");
        }

        return calendar.Find(id, call.Now) is { } performance && catalogue.FindEvent(performance.EventId) is { } of
            ? (of, performance)
            : IngressoCodes.Bad("perf_id is not known");
    }

    private static bool IsOn(IngressoPerformance one, IngressoDates range, IngressoDates day) =>
        (range.IsOpen && day.IsOpen)
        || one.StartsAt is not { } at
        || (range.Contains(DateOnly.FromDateTime(at.DateTime)) && day.Contains(DateOnly.FromDateTime(at.DateTime)));
}
