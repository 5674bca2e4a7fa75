using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;

namespace Serverless.Domain.Flights;

/// <summary>
/// Adds a flight, or replaces it and puts it on sale again, together with schedules; all of it or nothing.
/// </summary>
public sealed class AddFlightSchedules(IFlights flights, FlightChanges changes, FlightPolicy policy, TimeProvider clock)
{
    public const string Action = "flights.add-schedules";

    /// <param name="admin">Who adds them.</param>
    /// <param name="draft">The flight.</param>
    /// <param name="readSchedules">
    /// Reads the schedules, after the flight was found valid: the order of the published API.
    /// </param>
    /// <param name="cancellationToken">Stops the call.</param>
    public async Task<Result<AddedSchedules>> ExecuteAsync(
        UserId admin, FlightDraft draft, Func<Result<ScheduleDraft>> readSchedules, CancellationToken cancellationToken)
    {
        var flight = draft.Build();

        if (flight.IsError)
        {
            return flight.Error;
        }

        var schedules = readSchedules();
        var fault = schedules.Error ?? Check(schedules.Value!);

        if (fault is not null)
        {
            return fault;
        }

        var known = await flights.ListAsync(cancellationToken);

        if (known.Count >= policy.FlightCountMax && known.All(other => other.Id != draft.Id))
        {
            return FlightErrors.TooManyFlights(policy.FlightCountMax);
        }

        var skipped = 0;
        var change = new FlightChange(admin, Action, draft.Id, schedules.Value!.First);
        var saved = await changes.SaveAsync(
            change,
            stored =>
            {
                (var after, skipped) = Merge(stored, flight.Value, schedules.Value!);

                return Task.FromResult<Result<Timetable>>(after);
            },
            cancellationToken);

        if (saved.IsError)
        {
            return saved.Error;
        }

        var requested = schedules.Value!.Days.Count();

        return new AddedSchedules(draft.Id, requested - skipped, skipped);
    }

    private Error? Check(ScheduleDraft draft)
    {
        if (draft.Last < draft.First)
        {
            return FlightErrors.EndsBeforeStart;
        }

        if (draft.Last.DayNumber - draft.First.DayNumber > FlightLimits.RangeDaysMax)
        {
            return FlightErrors.RangeTooLong;
        }

        var (today, days) = (KoreanTime.DayAt(clock.GetUtcNow()), policy.DaysFromTodayMax);

        if (draft.First < today.AddDays(-days) || draft.Last > today.AddDays(days))
        {
            return FlightErrors.TooFarAway(days);
        }

        return draft.Price is < 1 or > FlightLimits.PriceMax ? FlightErrors.BadPrice
            : draft.Seats is < 1 or > FlightLimits.SeatsMax ? FlightErrors.BadSeats
            : null;
    }

    private (Timetable After, int Skipped) Merge(Timetable? stored, Flight flight, ScheduleDraft draft)
    {
        var timetable = stored?.With(flight) ?? new Timetable(flight, []);
        var days = draft.Overwrites
            ? [.. draft.Days]
            : draft.Days.Where(day => timetable.Find(day) is null).ToArray();
        var changed = days.Select(day => Schedule(timetable.Find(day), flight, draft, day));

        return (timetable.With(changed), draft.Days.Count() - days.Length);
    }

    // The seats that were sold stay sold: the engine counts them, not the schedule. A cabin never shrinks, because the
    // seats at its back may be sold.
    private FlightSchedule Schedule(FlightSchedule? known, Flight flight, ScheduleDraft draft, DateOnly day)
    {
        var (price, seats) = (draft.Price ?? flight.BasePrice, draft.Seats ?? flight.TotalSeats);

        return known is null
            ? new FlightSchedule(default, flight, day, price, seats) { CreatedAt = clock.GetUtcNow() }
            : known with
            {
                Price = price,
                SeatsOnSale = seats,
                CabinSeats = Math.Max(known.CabinSeats, Cabin.SeatsFor(flight.TotalSeats, seats)),
                State = ScheduleState.Active,
            };
    }
}

public sealed record AddedSchedules(FlightId Flight, int CreatedCount, int SkippedCount);
