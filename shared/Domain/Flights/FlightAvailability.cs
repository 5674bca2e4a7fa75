using Serverless.Domain.Sales;

namespace Serverless.Domain.Flights;

/// <summary>Counts the seats of schedules that nobody holds or bought.</summary>
public sealed class FlightAvailability(ISeatStates states)
{
    /// <summary>The schedules in the given order, each with its available seats; never negative.</summary>
    public async Task<IReadOnlyList<AvailableFlight>> ReadAsync(
        IEnumerable<FlightSchedule> schedules, CancellationToken cancellationToken) =>
        await Task.WhenAll(schedules.Select(schedule => ReadAsync(schedule, cancellationToken)));

    private async Task<AvailableFlight> ReadAsync(FlightSchedule schedule, CancellationToken cancellationToken)
    {
        var performance = FlightPerformance.Of(schedule);
        var map = await states.ReadAsync(performance, performance.Layout!, known: null, cancellationToken);
        var onSale = map.States.Span[..Math.Min(schedule.SeatsOnSale, map.States.Length)];

        return new AvailableFlight(schedule, onSale.Count((byte)SeatState.Available));
    }
}

/// <summary>A schedule and how many of its seats are available.</summary>
public sealed record AvailableFlight(FlightSchedule Schedule, int AvailableSeats);
