using System.Text.Json.Serialization;

namespace Serverless.Functions.SupplierMocks.Ingresso;

internal sealed record IngressoPagingBody(
    int PageLength, int PageNumber, int PagesRemaining, int ResultsRemaining, int TotalUnpagedResults);

internal sealed record IngressoEventsResponse(IngressoEventListBody Results)
{
    public IReadOnlyDictionary<string, IngressoCurrencyBody>? CurrencyDetails { get; init; }
}

internal sealed record IngressoEventListBody(IReadOnlyList<IngressoEventBody> Event, IngressoPagingBody PagingStatus);

internal sealed record IngressoEventsByIdResponse(IReadOnlyDictionary<string, IngressoEventEntryBody> EventsById)
{
    public IReadOnlyDictionary<string, IngressoCurrencyBody>? CurrencyDetails { get; init; }
}

internal sealed record IngressoEventEntryBody(
    IngressoEventBody Event, IReadOnlyList<int> ValidQuantities, bool VenueIsEnforced)
{
    public IReadOnlyList<IngressoEventBody>? AddOns { get; init; }

    public IReadOnlyList<IngressoEventBody>? Upsells { get; init; }
}

internal sealed record IngressoMonthsResponse(IngressoMonthListBody Results)
{
    public IReadOnlyDictionary<string, IngressoCurrencyBody>? CurrencyDetails { get; init; }
}

internal sealed record IngressoMonthListBody(IReadOnlyList<IngressoMonthBody> Month);

internal sealed record IngressoMonthBody(
    string Month, string MonthDesc, string MonthShortDesc, int Year, int MonthDatesBitmask, int MonthWeekdaysBitmask)
{
    public IngressoCostRangeBody? CostRange { get; init; }
}

internal sealed record IngressoPerformancesResponse(IngressoPerformanceListBody Results)
{
    public bool? AutoselectThisPerformance { get; init; }

    public IReadOnlyDictionary<string, IngressoCurrencyBody>? CurrencyDetails { get; init; }
}

internal sealed record IngressoPerformanceListBody(
    bool HasPerfNames, IngressoPagingBody PagingStatus, IReadOnlyList<IngressoPerformanceBody> Performance);

internal sealed record IngressoPerformancesByIdResponse(
    IReadOnlyDictionary<string, IngressoPerformanceBody> PerformancesById)
{
    public IReadOnlyDictionary<string, IngressoCurrencyBody>? CurrencyDetails { get; init; }
}

internal sealed record IngressoTimesResponse(IngressoTimeListBody Results);

internal sealed record IngressoTimeListBody(IReadOnlyList<IngressoTimeBody> Time);

internal sealed record IngressoTimeBody(
    [property: JsonPropertyName("iso8601_date_and_time")] string StartsAt, string TimeDesc);
