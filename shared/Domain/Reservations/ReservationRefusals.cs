using System.Globalization;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Domain.Reservations;

/// <summary>Every "no" about reservations.</summary>
public static class ReservationRefusals
{
    public static Refusal UnknownReservation { get; } =
        new("reservations.unknown-reservation", RefusalKind.NotFound, "There is no such reservation of yours.");

    public static Refusal SomebodyElses { get; } =
        new("reservations.somebody-elses", RefusalKind.Forbidden, "The reservation is somebody else's.");

    public static Refusal UnknownPerformance(PerformanceId id) =>
        new("reservations.unknown-performance", RefusalKind.NotFound, $"There is no performance {id}.");

    public static Refusal NotOnSale(PerformanceState state) =>
        new("reservations.not-on-sale", RefusalKind.Conflict, $"The performance is not on sale: it is {state}.");

    public static Refusal PassMissing { get; } =
        new("reservations.pass-missing", RefusalKind.Forbidden, "Enter the queue and wait to be admitted first.");

    public static Refusal NothingChosen { get; } =
        new("reservations.nothing-chosen", RefusalKind.Invalid, "Choose at least one ticket.");

    public static Refusal BadQuantity { get; } =
        new("reservations.bad-quantity", RefusalKind.Invalid, "A quantity is at least one.");

    public static Refusal TooMany(int ticketCountMax) =>
        new("reservations.too-many", RefusalKind.Invalid, $"Choose at most {ticketCountMax} tickets.")
        {
            Subjects = [ticketCountMax.ToString(CultureInfo.InvariantCulture)],
        };

    public static Refusal UnknownTicketType(TicketTypeId id) =>
        new("reservations.unknown-ticket-type", RefusalKind.NotFound, "The performance sells no such ticket.")
        {
            Subjects = [id.ToString()],
        };

    /// <summary>The subjects are the ticket type's name and how many of it are left.</summary>
    public static Refusal StockShort(string name, int available) =>
        new("reservations.stock-short", RefusalKind.Conflict, $"Only {available} of {name} are left.")
        {
            Subjects = [name, available.ToString(CultureInfo.InvariantCulture)],
        };

    public static Refusal HoldsTooMuch(int heldUnits, int heldUnitsMax) =>
        new("reservations.holds-too-much", RefusalKind.Conflict, $"You hold {heldUnits} of at most {heldUnitsMax}.");

    public static Refusal LongReason { get; } = new(
        "reservations.long-reason",
        RefusalKind.Invalid,
        $"A reason has at most {Cancellation.ReasonLengthMax} characters.");

    public static Refusal AlreadyCancelled { get; } =
        new("reservations.already-cancelled", RefusalKind.Conflict, "The reservation is cancelled.");

    public static Refusal AlreadyConfirmed { get; } =
        new("reservations.already-confirmed", RefusalKind.Conflict, "The reservation is paid.");

    public static Refusal Expired { get; } =
        new("reservations.expired", RefusalKind.Conflict, "The hold ran out before the reservation was paid.");
}
