using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;

namespace Serverless.Domain.Flights;

/// <summary>Adds a flight without schedules.</summary>
public sealed class AddFlight(IFlights flights, FlightChanges changes, FlightPolicy policy, TimeProvider clock)
{
    public const string Action = "flights.add";

    public async Task<Result<Flight>> ExecuteAsync(
        UserId admin, FlightDraft draft, CancellationToken cancellationToken)
    {
        var flight = draft.Build();

        if (flight.IsError)
        {
            return flight.Error;
        }

        if ((await flights.ListAsync(cancellationToken)).Count >= policy.FlightCountMax)
        {
            return FlightErrors.TooManyFlights(policy.FlightCountMax);
        }

        var change = new FlightChange(admin, Action, draft.Id, KoreanTime.DayAt(clock.GetUtcNow()));
        var saved = await changes.SaveAsync(change, Decide, cancellationToken);

        return saved.IsError ? saved.Error : saved.Value.Flight;

        Task<Result<Timetable>> Decide(Timetable? known) => Task.FromResult<Result<Timetable>>(
            known is null ? new Timetable(flight.Value, []) : FlightErrors.FlightExists);
    }
}
