using Serverless.Adapters.Platform.Documents;
using Serverless.Domain.Flights;
using Serverless.Domain.Platform;

namespace Serverless.Adapters.Flights;

/// <summary>
/// Changes flights in the durable store. Every change rewrites the flight's document at the version that was read, so
/// its months need no versions of their own.
/// </summary>
internal sealed class DocumentTimetables(
    IDocuments documents, FlightNumbers numbers, DocumentDiscounts discounts, FlightPerformances performances)
    : ITimetables
{
    public async Task<Versioned<Timetable>?> FindAsync(
        FlightId id, DateOnly first, CancellationToken cancellationToken)
    {
        if (await documents.FindAsync(FlightKeys.All, FlightKeys.Of(id), cancellationToken) is not { } found)
        {
            return null;
        }

        var stored = DocumentJson.Read(found, FlightJson.Default.StoredFlight);
        var months = await Task.WhenAll(stored.Months
            .Where(month => string.CompareOrdinal(month.Month, FlightKeys.MonthOf(first)) >= 0)
            .Select(month => documents.FindAsync(FlightKeys.All, month.Document, cancellationToken)));
        FlightSchedule[] schedules =
        [
            .. months.OfType<Document>()
                .SelectMany(month => DocumentJson.Read(month, FlightJson.Default.StoredMonth).ToDomain())
                .OrderBy(schedule => schedule.Date),
        ];

        return new Versioned<Timetable>(new Timetable(stored.Flight.ToDomain(), schedules), found.Version);
    }

    public async Task<bool> TrySaveAsync(
        Versioned<Timetable>? before, Timetable after, CancellationToken cancellationToken)
    {
        var id = FlightKeys.Of(after.Flight.Id);
        var known = before is null ? null : await documents.FindAsync(FlightKeys.All, id, cancellationToken);

        // The months that were read are those of this version.
        if (known?.Version != before?.Version)
        {
            return false;
        }

        var blocks = known is null ? [] : DocumentJson.Read(known, FlightJson.Default.StoredFlight).Months.ToList();
        var plan = new TimetableWrites(before?.Value, after, blocks);
        await plan.AddMonthsAsync(numbers, cancellationToken);
        var body = DocumentJson.ToBody(
            new StoredFlight(FlightBody.From(after.Flight), blocks), FlightJson.Default.StoredFlight);
        DocumentWrite save = known is null
            ? new DocumentWrite.Insert(id, body)
            : new DocumentWrite.Replace(id, known.Version, body);
        var result = await documents.CommitAsync(
            FlightKeys.All,
            [save, .. plan.Writes, .. await discounts.PlanAsync(before?.Value, after, cancellationToken)],
            cancellationToken);

        foreach (var schedule in before?.Value.Schedules ?? [])
        {
            performances.Expire(schedule.Id);
        }

        return result.IsCommitted;
    }
}
