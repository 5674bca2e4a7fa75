using Serverless.Adapters.Platform;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Flights;
using Serverless.Domain.Flights.Bookings;
using Serverless.Domain.Platform;

namespace Serverless.Adapters.Flights;

/// <summary>
/// The schedules, also as performances, from memory while they are fresh. When one is no longer fresh, one caller reads
/// it again and the others use the old one meanwhile.
/// </summary>
internal sealed class FlightPerformances(
    FlightMonths months, IFlightResults results, FlightPolicy policy, TimeProvider clock)
    : IPerformanceSource, ISchedules
{
    private const int KnownMax = 10_000;

    private readonly GenerationalCache<PerformanceTag, Known> _known = new(KnownMax);

    public async ValueTask<Performance?> FindAsync(PerformanceTag tag, CancellationToken cancellationToken) =>
        ScheduleId.Of(tag) is { } id ? (await FindKnownAsync(id, cancellationToken))?.Performance : null;

    public async ValueTask<FlightSchedule?> FindAsync(ScheduleId id, CancellationToken cancellationToken) =>
        id.Value is > 0 and <= ScheduleId.Max ? (await FindKnownAsync(id, cancellationToken))?.Schedule : null;

    public async Task NoteReleasedAsync(PerformanceTag tag, CancellationToken cancellationToken)
    {
        if (ScheduleId.Of(tag) is { } id && await FindAsync(id, cancellationToken) is { } schedule)
        {
            await results.InvalidateAsync([schedule], cancellationToken);
        }
    }

    /// <summary>Makes this instance read its own change.</summary>
    public void Expire(ScheduleId id) => _known.TryRemove(id.Tag, out _);

    private ValueTask<Known?> FindKnownAsync(ScheduleId id, CancellationToken cancellationToken)
    {
        if (_known.TryGet(id.Tag, out var known))
        {
            if (clock.GetElapsedTime(known.ReadAt).TotalMilliseconds < policy.FreshMilliseconds)
            {
                return new ValueTask<Known?>(known);
            }

            _known.Set(id.Tag, known with { ReadAt = clock.GetTimestamp() });
        }

        return new ValueTask<Known?>(ReadAsync(id, cancellationToken));
    }

    private async Task<Known?> ReadAsync(ScheduleId id, CancellationToken cancellationToken)
    {
        var readAt = clock.GetTimestamp();

        if (await months.FindAsync(id, cancellationToken) is not { } schedule)
        {
            return null;
        }

        var known = new Known(schedule, FlightPerformance.Of(schedule), readAt);
        _known.Set(id.Tag, known);

        return known;
    }

    private sealed record Known(FlightSchedule Schedule, Performance Performance, long ReadAt);
}
