using Serverless.Adapters.Platform;
using Serverless.Adapters.Platform.Documents;
using Serverless.Domain.Flights;

namespace Serverless.Adapters.Flights;

/// <summary>
/// Reads the month that a schedule's number belongs to. A pointer names the month's document; it changes only when the
/// flight's route does, so it is kept in memory and read again when there is no such document.
/// </summary>
internal sealed class FlightMonths(IDocuments documents)
{
    private const int KnownMax = 10_000;

    private readonly GenerationalCache<int, string> _known = new(KnownMax);

    /// <summary>Null for a block that is not used.</summary>
    public async Task<StoredMonth?> FindAsync(int block, CancellationToken cancellationToken)
    {
        if (_known.TryGet(block, out var known) && await ReadAsync(known, cancellationToken) is { } found)
        {
            return found;
        }

        var pointer = await documents.FindAsync(FlightKeys.All, FlightKeys.Block(block), cancellationToken);

        if (pointer is null)
        {
            return null;
        }

        var document = DocumentJson.Read(pointer, FlightJson.Default.StoredPointer).Document;
        _known.Set(block, document);

        return await ReadAsync(document, cancellationToken);
    }

    public async Task<FlightSchedule?> FindAsync(ScheduleId id, CancellationToken cancellationToken) =>
        id.Value is > 0 and <= ScheduleId.Max
        && await FindAsync(FlightKeys.BlockOf(id), cancellationToken) is { } month
            ? month.ToDomain().FirstOrDefault(schedule => schedule.Id == id)
            : null;

    private async Task<StoredMonth?> ReadAsync(string document, CancellationToken cancellationToken) =>
        await documents.FindAsync(FlightKeys.All, document, cancellationToken) is { } found
            ? DocumentJson.Read(found, FlightJson.Default.StoredMonth)
            : null;
}
