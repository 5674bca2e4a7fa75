using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;

namespace Serverless.Domain.Flights;

/// <summary>
/// Takes a flight off sale. What was sold of it stays sold. Adding schedules puts it on sale again.
/// </summary>
public sealed class DeleteFlight(FlightChanges changes, TimeProvider clock)
{
    public const string Action = "flights.delete";

    public async Task<Result<Done>> ExecuteAsync(UserId admin, FlightId id, CancellationToken cancellationToken)
    {
        var change = new FlightChange(admin, Action, id, KoreanTime.DayAt(clock.GetUtcNow()));
        var saved = await changes.SaveAsync(change, Decide, cancellationToken);

        return saved.IsError ? saved.Error : new Done();
    }

    private static Task<Result<Timetable>> Decide(Timetable? known) => Task.FromResult<Result<Timetable>>(
        known is { Flight.IsActive: true }
            ? known.With(known.Flight with { IsActive = false })
            : FlightErrors.UnknownFlight);
}
