using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;
using Serverless.Domain.Sales;

namespace Serverless.Domain.Tickets;

/// <summary>Lists the valid tickets of a paid reservation with their codes, for its owner and the staff.</summary>
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

        var sale = (await PurchaseLookup.FindPresentAsync(sales, holds, id, cancellationToken))?.Sale;

        if (sale is null || !await readers.OwnsAsync(reader, sale.Reservation.User.Value, cancellationToken))
        {
            return AdmissionErrors.UnknownReservation;
        }

        var tickets = await lookup.ListAsync(sale, cancellationToken);

        var valid = tickets.Where(ticket => ticket.Fault is null).ToArray();

        if (valid.Length == 0)
        {
            return tickets[0].Fault!;
        }

        var arrivals = await admissions.ListAsync(new TicketRef(id.Value, 1), cancellationToken);

        return new SignedTickets(SignAll(valid, arrivals))
        {
            Refunded = [.. tickets.Except(valid).Select(ticket => ticket.Ref)],
        };
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

/// <summary>The valid tickets of one reservation, in the order of their numbers.</summary>
public sealed record SignedTickets(IReadOnlyList<SignedTicket> Tickets)
{
    /// <summary>Tickets of the same reservation that were refunded, so that they have no code.</summary>
    public IReadOnlyList<TicketRef> Refunded { get; init; } = [];
}
