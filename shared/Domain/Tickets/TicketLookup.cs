using Serverless.Domain.Catalogue;
using Serverless.Domain.FilmTickets;
using Serverless.Domain.Platform;
using Serverless.Domain.Sales;

namespace Serverless.Domain.Tickets;

/// <summary>Finds any ticket by its reference and determines whether it is valid.</summary>
public sealed class TicketLookup(IFilmTickets tickets, ISales sales, ICatalogue catalogue)
{
    /// <summary>Returns null for an unknown ticket.</summary>
    public async Task<Ticket?> FindAsync(TicketRef ticket, CancellationToken cancellationToken)
    {
        if (ticket.IsFilm)
        {
            return await tickets.FindAsync(ticket.Id, cancellationToken) is { } film ? OfFilm(film) : null;
        }

        var sale = await sales.FindAsync(ticket.Reservation, cancellationToken);

        return sale is { } found && ticket.Unit <= found.Value.Reservation.UnitCount
            ? (await ListAsync(found.Value, cancellationToken))[ticket.Unit - 1]
            : null;
    }

    /// <summary>Returns every ticket of a sale: its seats in order, then its other tickets by type.</summary>
    public async Task<IReadOnlyList<Ticket>> ListAsync(Sale sale, CancellationToken cancellationToken)
    {
        var reservation = sale.Reservation;
        var performance = await catalogue.FindAsync(reservation.Performance, cancellationToken);
        var kept = sale.KeptUnits;
        var units = reservation.Seats.Select(seat => (TicketKind.Seat, seat.Label)).Concat(
            reservation.Tickets.SelectMany(sold => Enumerable.Repeat((TicketKind.Entry, sold.Name), sold.Quantity)));

        return [.. units.Select((unit, index) => new Ticket(
            new TicketRef(reservation.Id.Value, index + 1), unit.Item1, reservation.UpdatedAt)
        {
            Show = reservation.Performance.ToString(),
            Place = unit.Item2,
            Owner = reservation.User.Value,
            StartsAt = performance?.Schedule.Date,
            Fault = FaultOf(sale, performance, isKept: kept.Contains(index + 1)),
        })];
    }

    private static Ticket OfFilm(FilmTicket ticket) =>
        new(TicketRef.OfFilm(ticket.Id), TicketKind.Film, ticket.IssuedAt)
        {
            Show = ticket.Order.MovieTitle,
            Place = ticket.Order.TheaterName,
            Owner = ticket.Order.UserId,
            Fault = ticket.IsCanceled ? AdmissionErrors.Refunded : null,
        };

    // Only a captured payment is final: a failed capture cancels the sale.
    private static Error? FaultOf(Sale sale, Performance? performance, bool isKept) => sale switch
    {
        { Reservation.Cancellation.Cause: CancellationCause.EventCalledOff } => AdmissionErrors.CalledOff,
        { Reservation.State: ReservationState.Cancelled } => AdmissionErrors.Refunded,
        _ when !isKept => AdmissionErrors.Refunded,
        { Reservation.State: not ReservationState.Confirmed } => AdmissionErrors.NotPaid,
        { Payment.State: not PaymentState.Captured } => AdmissionErrors.NotPaid,
        _ when performance?.State is PerformanceState.Cancelled => AdmissionErrors.CalledOff,
        _ => null,
    };
}
