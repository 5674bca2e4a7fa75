using Serverless.Adapters.Platform.Documents;
using Serverless.Domain.Flights;

namespace Serverless.Adapters.Flights;

/// <summary>
/// The writes of a flight's months that differ. A month that moves to another route is stored under another id, and its
/// pointer is rewritten in the same batch.
/// </summary>
/// <param name="blocks">The months that are stored; new ones are added.</param>
internal sealed class TimetableWrites(Timetable? before, Timetable after, List<StoredBlock> blocks)
{
    private readonly List<DocumentWrite> _writes = [];

    public IReadOnlyList<DocumentWrite> Writes => _writes;

    public async Task AddMonthsAsync(FlightNumbers numbers, CancellationToken cancellationToken)
    {
        var known = (before?.Schedules ?? []).ToLookup(schedule => FlightKeys.MonthOf(schedule.Date));

        foreach (var month in after.Schedules.GroupBy(schedule => FlightKeys.MonthOf(schedule.Date)))
        {
            if (known[month.Key].SequenceEqual(month))
            {
                continue;
            }

            var id = FlightKeys.Month(month.Key, after.Flight.Route, after.Flight.Id);
            var stored = blocks.Find(block => block.Month == month.Key);
            var block = stored is null
                ? new StoredBlock(month.Key, await numbers.NextBlockAsync(cancellationToken), id)
                : stored with { Document = id };

            if (stored != block)
            {
                Point(stored, block);
            }

            Save(block, [.. month.Select(StoredDay.From)]);
        }
    }

    private void Point(StoredBlock? stored, StoredBlock block)
    {
        if (stored is not null)
        {
            blocks.Remove(stored);
            _writes.Add(new DocumentWrite.Delete(stored.Document));
        }

        blocks.Add(block);
        _writes.Add(new DocumentWrite.Upsert(
            FlightKeys.Block(block.Block),
            DocumentJson.ToBody(new StoredPointer(block.Document), FlightJson.Default.StoredPointer)));
    }

    private void Save(StoredBlock block, IReadOnlyList<StoredDay> days) =>
        _writes.Add(new DocumentWrite.Upsert(
            block.Document,
            DocumentJson.ToBody(
                new StoredMonth(FlightBody.From(after.Flight), block.Month, block.Block, days),
                FlightJson.Default.StoredMonth)));
}
