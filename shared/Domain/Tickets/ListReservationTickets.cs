using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;
using Serverless.Domain.Sales;

namespace Serverless.Domain.Tickets;

/// <summary>Lists the tickets of a paid reservation with their codes, for its owner and the staff.</summary>
public sealed class ListReservationTickets(
    ISales sales, IHolds holds, TicketLookup lookup, TicketReaders readers, ITicketCodes codes, IAdmissions admissions)
{
    public async Task<Result<SignedTickets>> ExecuteAsync(
        UserId reader, ReservationId id, CancellationToken cancellationToken)
    {
        if (!id.TryTag(out _))
        {
            return AdmissionErrors.UnknownReservation;
        }

        var sale = (await PurchaseLookup.FindAsync(sales, holds, id, cancellationToken))?.Sale;

        if (sale is null || !await readers.OwnsAsync(reader, sale.Reservation.User.Value, cancellationToken))
        {
            return AdmissionErrors.UnknownReservation;
        }

        var tickets = await lookup.ListAsync(sale, cancellationToken);

        if (tickets.Select(ticket => ticket.Fault).FirstOrDefault(fault => fault is not null) is { } fault)
        {
            return fault;
        }

        var arrivals = await admissions.ListAsync(new TicketRef(id.Value, 1), cancellationToken);

        return new SignedTickets(SignAll(tickets, arrivals));
    }

    private SignedTicket[] SignAll(
        IReadOnlyList<Ticket> tickets, IReadOnlyDictionary<int, Arrival> arrivals) =>
    [
        .. tickets.Select(ticket => new SignedTicket(ticket, codes.Sign(ticket))
        {
            Arrival = arrivals.GetValueOrDefault(ticket.Ref.Unit),
        }),
    ];
}

/// <summary>The tickets of one reservation, in the order of their numbers.</summary>
public sealed record SignedTickets(IReadOnlyList<SignedTicket> Tickets);
