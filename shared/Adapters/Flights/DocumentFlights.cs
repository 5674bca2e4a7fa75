using System.Runtime.CompilerServices;
using Serverless.Adapters.Platform.Documents;
using Serverless.Domain.Flights;

namespace Serverless.Adapters.Flights;

/// <summary>Reads flights and schedules from the durable store.</summary>
internal sealed class DocumentFlights(IDocuments documents, FlightMonths months) : IFlights
{
    public async Task<IReadOnlyList<Flight>> ListAsync(CancellationToken cancellationToken)
    {
        var flights = new List<Flight>();

        await foreach (var found in ReadAsync(DocumentRange.Prefix(FlightKeys.FlightPrefix), cancellationToken))
        {
            flights.Add(DocumentJson.Read(found, FlightJson.Default.StoredFlight).Flight.ToDomain());
        }

        return flights;
    }

    public async Task<IReadOnlyList<FlightSchedule>> ListAsync(
        Route route, DateOnly date, CancellationToken cancellationToken)
    {
        var schedules = new List<FlightSchedule>();

        await foreach (var found in ReadAsync(FlightKeys.MonthsOf(route, date), cancellationToken))
        {
            schedules.AddRange(ToSchedules(found).Where(schedule => schedule.Date == date));
        }

        return schedules;
    }

    public async Task<IReadOnlyList<FlightSchedule>> ListFromAsync(DateOnly first, CancellationToken cancellationToken)
    {
        var schedules = new List<FlightSchedule>();

        await foreach (var found in ReadAsync(FlightKeys.MonthsFrom(first), cancellationToken))
        {
            schedules.AddRange(ToSchedules(found).Where(schedule => schedule.Date >= first));
        }

        return schedules;
    }

    public Task<FlightSchedule?> FindAsync(ScheduleId id, CancellationToken cancellationToken) =>
        months.FindAsync(id, cancellationToken);

    private static IEnumerable<FlightSchedule> ToSchedules(Document found) =>
        DocumentJson.Read(found, FlightJson.Default.StoredMonth).ToDomain();

    private async IAsyncEnumerable<Document> ReadAsync(
        DocumentRange range, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        do
        {
            var page = await documents.ListAsync(FlightKeys.All, range, DocumentLimits.PageMax, cancellationToken);

            foreach (var found in page.Documents)
            {
                yield return found;
            }

            range = range with { After = page.Next };
        }
        while (range.After is not null);
    }
}
