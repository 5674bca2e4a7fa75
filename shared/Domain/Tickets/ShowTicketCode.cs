using Serverless.Domain.Accounts;
using Serverless.Domain.FilmTickets;
using Serverless.Domain.Platform;

namespace Serverless.Domain.Tickets;

/// <summary>Gives the code of one good ticket to whoever may see it; to others there is no such ticket.</summary>
public sealed class ShowTicketCode(TicketLookup lookup, TicketReaders readers, ITicketCodes codes)
{
    public async Task<Result<SignedTicket>> ExecuteAsync(
        UserId? reader, string id, CancellationToken cancellationToken)
    {
        var ticket = TicketRef.Parse(id) is { } name ? await lookup.FindAsync(name, cancellationToken) : null;

        if (ticket is null || !await readers.MayReadAsync(reader, ticket, cancellationToken))
        {
            return FilmTicketErrors.UnknownTicket(id);
        }

        return ticket.Fault is { } fault ? fault : new SignedTicket(ticket, codes.Sign(ticket));
    }
}

/// <summary>A ticket with its code.</summary>
public sealed record SignedTicket(Ticket Ticket, TicketCode Code)
{
    /// <summary>Null until somebody was let in with it, and where nobody asked.</summary>
    public Arrival? Arrival { get; init; }
}
