using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;

namespace Serverless.Domain.Flights;

/// <summary>Ends an active discount.</summary>
public sealed class DeleteDiscount(IDiscounts discounts, FlightChanges changes)
{
    public const string Action = "discounts.delete";

    public async Task<Result<Done>> ExecuteAsync(UserId admin, DiscountId id, CancellationToken cancellationToken)
    {
        if (await discounts.FindAsync(id, cancellationToken) is not { } schedule)
        {
            return FlightErrors.UnknownDiscount;
        }

        var change = new FlightChange(admin, Action, schedule.Flight.Id, schedule.Date);
        var saved = await changes.SaveAsync(change, Decide, cancellationToken);

        return saved.IsError ? saved.Error : new Done();

        Task<Result<Timetable>> Decide(Timetable? known) => Task.FromResult<Result<Timetable>>(
            known?.Find(schedule.Date) is { Discount: { } discount } found && discount.Id == id
                ? known.With([found with { Discount = null }])
                : FlightErrors.UnknownDiscount);
    }
}
