using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;

namespace Serverless.Domain.Flights;

/// <summary>Gives a schedule a discount. A schedule has one at most, also when several are added at once.</summary>
public sealed class AddDiscount(
    IFlights flights, IDiscounts discounts, FlightChanges changes, FlightPolicy policy, TimeProvider clock)
{
    public const string Action = "discounts.add";

    public async Task<Result<DiscountId>> ExecuteAsync(
        UserId admin, ScheduleId id, int percentage, CancellationToken cancellationToken)
    {
        if (percentage is < Fare.PercentageMin or > Fare.PercentageMax)
        {
            return FlightErrors.BadPercentage;
        }

        var schedule = await flights.FindAsync(id, cancellationToken);

        if (FindFault(schedule) is { } fault)
        {
            return fault;
        }

        if (await discounts.CountAsync(cancellationToken) >= policy.DiscountCountMax)
        {
            return FlightErrors.TooManyDiscounts(policy.DiscountCountMax);
        }

        var number = await discounts.NextIdAsync(cancellationToken);
        var discount = new ScheduleDiscount(number, percentage, clock.GetUtcNow());
        var change = new FlightChange(admin, Action, schedule!.Flight.Id, schedule.Date);
        var saved = await changes.SaveAsync(change, Decide, cancellationToken);

        return saved.IsError ? saved.Error : number;

        Task<Result<Timetable>> Decide(Timetable? known)
        {
            var found = known?.Find(schedule.Date);

            return Task.FromResult<Result<Timetable>>(FindFault(found) is { } fault
                ? fault
                : known!.With([found! with { Discount = discount }]));
        }
    }

    private static Error? FindFault(FlightSchedule? schedule) => schedule switch
    {
        null or { State: not ScheduleState.Active } => FlightErrors.UnknownSchedule,
        { Discount: not null } => FlightErrors.DiscountExists,
        _ => null,
    };
}
