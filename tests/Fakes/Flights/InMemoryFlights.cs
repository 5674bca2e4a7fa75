using Serverless.Domain.Flights;

namespace Serverless.Fakes.Flights;

/// <summary>The schedules that a test gives.</summary>
public sealed class InMemoryFlights(params FlightSchedule[] schedules) : IFlights, IDiscounts
{
    private int _lastDiscount;

    public List<FlightSchedule> Schedules { get; } = [.. schedules];

    Task<IReadOnlyList<Flight>> IFlights.ListAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Flight>>(
            [.. Schedules.Select(schedule => schedule.Flight).DistinctBy(flight => flight.Id)]);

    public Task<IReadOnlyList<FlightSchedule>> ListAsync(
        Route route, DateOnly date, CancellationToken cancellationToken) =>
        List(schedule => schedule.Flight.Route == route && schedule.Date == date);

    public Task<IReadOnlyList<FlightSchedule>> ListFromAsync(DateOnly first, CancellationToken cancellationToken) =>
        List(schedule => schedule.Date >= first);

    public Task<FlightSchedule?> FindAsync(ScheduleId id, CancellationToken cancellationToken) =>
        Task.FromResult(Schedules.Find(schedule => schedule.Id == id));

    Task<IReadOnlyList<FlightSchedule>> IDiscounts.ListAsync(DateOnly first, CancellationToken cancellationToken) =>
        List(schedule => schedule.Date >= first && schedule.Discount is not null);

    public Task<FlightSchedule?> FindAsync(DiscountId id, CancellationToken cancellationToken) =>
        Task.FromResult(Schedules.Find(schedule => schedule.Discount?.Id == id));

    public Task<int> CountAsync(CancellationToken cancellationToken) =>
        Task.FromResult(Schedules.Count(schedule => schedule.Discount is not null));

    public Task<DiscountId> NextIdAsync(CancellationToken cancellationToken) =>
        Task.FromResult(new DiscountId(++_lastDiscount));

    private Task<IReadOnlyList<FlightSchedule>> List(Func<FlightSchedule, bool> wanted) =>
        Task.FromResult<IReadOnlyList<FlightSchedule>>([.. Schedules.Where(wanted)]);
}
