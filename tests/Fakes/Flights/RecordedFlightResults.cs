using System.Collections.Concurrent;
using Serverless.Domain.Flights;

namespace Serverless.Fakes.Flights;

/// <summary>Keeps no result, and remembers which schedules were invalidated.</summary>
public sealed class RecordedFlightResults : IFlightResults
{
    public ConcurrentQueue<ScheduleId> Invalidated { get; } = new();

    public async ValueTask<ReadOnlyMemory<byte>> GetOrMakeAsync(
        FlightResultKey key,
        Func<CancellationToken, Task<FlightResult>> make,
        CancellationToken cancellationToken) => (await make(cancellationToken)).Body;

    public Task InvalidateAsync(IEnumerable<FlightSchedule> changed, CancellationToken cancellationToken)
    {
        foreach (var schedule in changed)
        {
            Invalidated.Enqueue(schedule.Id);
        }

        return Task.CompletedTask;
    }
}
