using Serverless.Domain.Catalogue;
using Serverless.Domain.FilmTickets;
using Serverless.Domain.Platform;
using Serverless.Domain.Sales;

namespace Serverless.Domain.Tickets;

/// <summary>Finds a ticket by its name, whoever sold it, and tells whether it is good.</summary>
public sealed class TicketLookup(IFilmTickets tickets, ISales sales, ICatalogue catalogue)
{
    /// <summary>Null for a ticket that there is not.</summary>
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

    /// <summary>Every ticket of a sale: its seats in their order, then its places by type.</summary>
    public async Task<IReadOnlyList<Ticket>> ListAsync(Sale sale, CancellationToken cancellationToken)
    {
        var reservation = sale.Reservation;
        var fault = FaultOf(sale, await catalogue.FindAsync(reservation.Performance, cancellationToken));
        var places = reservation.Seats.Select(seat => (TicketKind.Seat, seat.Label)).Concat(
            reservation.Tickets.SelectMany(sold => Enumerable.Repeat((TicketKind.Entry, sold.Name), sold.Quantity)));

        return [.. places.Select((place, index) => new Ticket(
            new TicketRef(reservation.Id.Value, index + 1), place.Item1, reservation.UpdatedAt)
        {
            Show = reservation.Performance.ToString(),
            Place = place.Item2,
            Owner = reservation.User.Value,
            Fault = fault,
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

    // Only captured money can be relied on: a capture that fails unmakes the sale.
    private static Error? FaultOf(Sale sale, Performance? performance) => sale switch
    {
        { Reservation.State: ReservationState.Cancelled } => AdmissionErrors.Refunded,
        { Reservation.State: not ReservationState.Confirmed } => AdmissionErrors.NotPaid,
        { Payment.State: not PaymentState.Captured } => AdmissionErrors.NotPaid,
        _ when performance?.State is PerformanceState.Cancelled => AdmissionErrors.CalledOff,
        _ => null,
    };
}
