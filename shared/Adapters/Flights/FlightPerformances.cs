using Serverless.Adapters.Platform;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Flights;
using Serverless.Domain.Platform;

namespace Serverless.Adapters.Flights;

/// <summary>
/// The schedules as performances, from memory while they are fresh. When one is no longer fresh, one caller reads it
/// again and the others use the old one meanwhile.
/// </summary>
internal sealed class FlightPerformances(
    FlightMonths months, IFlightResults results, FlightPolicy policy, TimeProvider clock)
    : IPerformanceSource
{
    private const int KnownMax = 10_000;

    private readonly GenerationalCache<PerformanceTag, Known> _known = new(KnownMax);

    public ValueTask<Performance?> FindAsync(PerformanceTag tag, CancellationToken cancellationToken)
    {
        if (_known.TryGet(tag, out var known))
        {
            if (clock.GetElapsedTime(known.ReadAt).TotalMilliseconds < policy.FreshMilliseconds)
            {
                return new ValueTask<Performance?>(known.Performance);
            }

            _known.Set(tag, known with { ReadAt = clock.GetTimestamp() });
        }

        return ScheduleId.Of(tag) is { } id
            ? new ValueTask<Performance?>(ReadAsync(tag, id, cancellationToken))
            : default;
    }

    public async Task NoteReleasedAsync(PerformanceTag tag, CancellationToken cancellationToken)
    {
        if (ScheduleId.Of(tag) is { } id && await months.FindAsync(id, cancellationToken) is { } schedule)
        {
            await results.InvalidateAsync([schedule], cancellationToken);
        }
    }

    /// <summary>Makes this instance read its own change.</summary>
    public void Expire(ScheduleId id) => _known.TryRemove(id.Tag, out _);

    private async Task<Performance?> ReadAsync(PerformanceTag tag, ScheduleId id, CancellationToken cancellationToken)
    {
        var readAt = clock.GetTimestamp();

        if (await months.FindAsync(id, cancellationToken) is not { } schedule)
        {
            return null;
        }

        var performance = FlightPerformance.Of(schedule);
        _known.Set(tag, new Known(performance, readAt));

        return performance;
    }

    private readonly record struct Known(Performance Performance, long ReadAt);
}
