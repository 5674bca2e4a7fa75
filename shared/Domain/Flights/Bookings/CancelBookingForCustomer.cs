using Serverless.Domain.Accounts;
using Serverless.Domain.Operations.Audit;
using Serverless.Domain.Platform;

namespace Serverless.Domain.Flights.Bookings;

/// <summary>
/// An administrator cancels a booking, under the same terms as its owner. The audit trail has it before it is done.
/// </summary>
public sealed class CancelBookingForCustomer(
    BookingLookup lookup, CancelBooking cancelBooking, AuditedChanges auditedChanges, TimeProvider clock)
{
    public const string Action = "bookings.cancel";

    public async Task<Result<BookedFlight>> ExecuteAsync(
        UserId admin, BookingId id, IdempotencySeed? seed, CancellationToken cancellationToken)
    {
        if (await lookup.FindAsync(id, cancellationToken) is not { } booked)
        {
            return BookingErrors.NotCancellable;
        }

        var before = booked.StatusAt(clock.GetUtcNow());
        var change = new AuditedChange(
            admin.Value,
            Action,
            $"booking {id.Number}",
            [new AuditField("status", NameOf(before), NameOf(BookingStatus.Cancelled))]);

        // What is not cancellable changes nothing, and a repeated request changes it no more.
        if (before is not BookingStatus.Confirmed)
        {
            return await cancelBooking.ExecuteAsync(admin, id, isAdministrator: true, seed, cancellationToken);
        }

        Result<BookedFlight> result = BookingErrors.NotCancellable;
        await auditedChanges.CommitAsync(
            change,
            async token =>
            {
                result = await cancelBooking.ExecuteAsync(admin, id, isAdministrator: true, seed, token);

                return !result.IsError;
            },
            cancellationToken);

        return result;
    }

    private static string NameOf(BookingStatus status) => status.ToString().ToUpperInvariant();
}
