using System.Globalization;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Domain.Sales;

/// <summary>All errors about reservations.</summary>
public static class ReservationErrors
{
    public static Error UnknownReservation { get; } =
        new("reservations.unknown-reservation", ErrorKind.NotFound, "You have no such reservation.");

    public static Error NotOwner { get; } =
        new("reservations.somebody-elses", ErrorKind.Forbidden, "The reservation belongs to another user.");

    public static Error UnknownPerformance(PerformanceId id) =>
        new("reservations.unknown-performance", ErrorKind.NotFound, $"There is no performance {id}.");

    public static Error NotOnSale(Performance performance, DateTimeOffset now) =>
        new("reservations.not-on-sale", ErrorKind.Conflict, PerformanceText.WhyNotOnSale(performance, now));

    /// <summary>
    /// Null while the performance is on sale. A sold-out one counts as on sale: units may have been released a moment
    /// ago, and the hold finds out.
    /// </summary>
    public static Error? CheckOnSale(Performance performance, DateTimeOffset now)
    {
        var state = performance.StateAt(now);

        if (state is PerformanceState.Cancelled)
        {
            return CalledOff;
        }

        return state is PerformanceState.OnSale or PerformanceState.SoldOut ? null : NotOnSale(performance, now);
    }

    public static Error CalledOff { get; } = new(
        "reservations.called-off",
        ErrorKind.Conflict,
        "The event was called off. Nothing is charged, and what was paid is refunded.");

    public static Error EventOver { get; } =
        new("reservations.event-over", ErrorKind.Conflict, "The event has begun. The payment was released.");

    public static Error PassMissing { get; } =
        new("reservations.pass-missing", ErrorKind.Forbidden, "Enter the queue and wait to be admitted first.");

    public static Error NothingChosen { get; } =
        new("reservations.nothing-chosen", ErrorKind.Invalid, "Choose at least one ticket.");

    public static Error BadQuantity { get; } =
        new("reservations.bad-quantity", ErrorKind.Invalid, "A quantity is at least one.");

    public static Error TooMany(int ticketCountMax) =>
        new("reservations.too-many", ErrorKind.Invalid, $"Choose at most {ticketCountMax} tickets.")
        {
            Subjects = [ticketCountMax.ToString(CultureInfo.InvariantCulture)],
        };

    public static Error UnknownTicketType(TicketTypeId id) =>
        new("reservations.unknown-ticket-type", ErrorKind.NotFound, "The performance sells no such ticket.")
        {
            Subjects = [id.ToString()],
        };

    /// <summary>The subjects are the ticket type's name and how many of it are left.</summary>
    public static Error StockShort(string name, int available) =>
        new("reservations.stock-short", ErrorKind.Conflict, $"Only {available} of {name} are left.")
        {
            Subjects = [name, available.ToString(CultureInfo.InvariantCulture)],
        };

    public static Error HoldsTooMuch(int heldUnits, int heldUnitsMax) =>
        new("reservations.holds-too-much", ErrorKind.Conflict, $"You hold {heldUnits} of at most {heldUnitsMax}.");

    public static Error LongReason { get; } = new(
        "reservations.long-reason",
        ErrorKind.Invalid,
        $"A reason has at most {Cancellation.ReasonLengthMax} characters.");

    public static Error AlreadyCancelled { get; } =
        new("reservations.already-cancelled", ErrorKind.Conflict, "The reservation is cancelled.");

    public static Error AlreadyConfirmed { get; } =
        new("reservations.already-confirmed", ErrorKind.Conflict, "The reservation is paid.");

    public static Error Expired { get; } =
        new("reservations.expired", ErrorKind.Conflict, "The hold ran out before the reservation was paid.");
}
