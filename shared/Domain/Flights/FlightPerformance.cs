using Serverless.Domain.Catalogue;

namespace Serverless.Domain.Flights;

/// <summary>A schedule as the engine sells it: a performance with numbered seats and without a queue.</summary>
public static class FlightPerformance
{
    public static Performance Of(FlightSchedule schedule)
    {
        var flight = schedule.Flight;
        var state = StateOf(schedule);

        // The sale of a deleted flight is over, whatever the clock says.
        var saleEnd = state is PerformanceState.Ended ? schedule.CreatedAt : schedule.DepartsAt;

        return new Performance(
            schedule.Id.Performance,
            new PerformanceDetails($"{flight.Id} {flight.Route}", flight.Airline),
            new PerformanceSchedule(schedule.DepartsAt, schedule.CreatedAt, saleEnd))
        {
            State = state,
            Layout = Cabin.LayoutOf(schedule),
            SeatsOnSale = schedule.SeatsOnSale,
            CreatedAt = schedule.CreatedAt,
            UpdatedAt = schedule.CreatedAt,
        };
    }

    // What was sold of a deleted flight stays sold; what was sold of a cancelled schedule is paid back.
    private static PerformanceState StateOf(FlightSchedule schedule) => schedule switch
    {
        { State: ScheduleState.Cancelled } => PerformanceState.Cancelled,
        { Flight.IsActive: false } or { State: ScheduleState.Delayed } => PerformanceState.Ended,
        _ => PerformanceState.OnSale,
    };
}
