using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;
using Serverless.Domain.Sales;

namespace Serverless.Domain.Flights.Bookings;

/// <summary>
/// Books seats of a flight: all passengers, or none. A booking is a sale that is paid later; the fare and the seats
/// that nobody chose are decided here.
/// </summary>
public sealed class BookFlight(
    ISchedules schedules, IAccounts accounts, BookingFare fares, BookingSeats seats, BookingLookup lookup,
    SellSeatsUnpaid sellSeats, IBookings bookings, BookingPolicy policy, TimeProvider clock)
{
    public async Task<Result<BookedFlight>> ExecuteAsync(
        User user, BookFlightCommand request, IdempotencySeed? seed, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var checkedCommand = BookingRules.Check(request, KoreanTime.DayAt(now));

        if (checkedCommand.IsError)
        {
            return checkedCommand.Error;
        }

        var command = checkedCommand.Value;

        if (await FindMadeAsync(command.Schedule, seed, cancellationToken) is { } made)
        {
            return made;
        }

        if (await schedules.FindAsync(command.Schedule, cancellationToken) is not { } schedule
            || !schedule.IsOpenAt(now))
        {
            return BookingErrors.NotEnoughSeats;
        }

        var fare = await fares.FindAsync(user.Id, schedule, command, cancellationToken);

        if (fare.IsError)
        {
            return fare.Error;
        }

        var contact = await FindContactAsync(user, command, cancellationToken);

        if (contact.IsError)
        {
            return contact.Error;
        }

        var draft = new Booking(await bookings.NextIdAsync(cancellationToken), [], contact.Value, fare.Value)
        {
            PaymentMethod = command.PaymentMethod,
            Terms = policy.TermsOf(schedule),
        };
        var sold = await seats.SellAsync(user.Id, command, draft, schedule, seed, cancellationToken);

        return sold.IsError
            ? sold.Error
            : (await lookup.ReadAsync(sold.Value, cancellationToken))!;
    }

    private async Task<BookedFlight?> FindMadeAsync(
        ScheduleId schedule, IdempotencySeed? seed, CancellationToken cancellationToken) =>
        schedule.Value is > 0 and <= ScheduleId.Max
        && await sellSeats.FindMadeAsync(schedule.Tag, seed, cancellationToken) is { } sale
            ? await lookup.ReadAsync(sale, cancellationToken)
            : null;

    private async Task<Result<BookingContact>> FindContactAsync(
        User user, BookFlightCommand command, CancellationToken cancellationToken)
    {
        var phone = command.Phone
            ?? command.Passengers.Select(passenger => passenger.Phone).FirstOrDefault(known => known is not null);

        if (command.Email is { } email && phone is not null)
        {
            return new BookingContact(email, phone);
        }

        var account = (await accounts.FindAsync(user.Id, cancellationToken))?.Value;
        var address = command.Email ?? account?.Email.Value;
        phone ??= account?.Profile.Phone.Value;

        return string.IsNullOrEmpty(address) ? BookingErrors.BadField("contactInfo.email", "an e-mail address")
            : string.IsNullOrEmpty(phone) ? BookingErrors.BadField("contactInfo.phone", "a phone number")
            : new BookingContact(address, phone);
    }
}
