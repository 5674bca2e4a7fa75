using Serverless.Domain.Accounts;
using Serverless.Domain.FilmTickets;
using Serverless.Domain.Platform;

namespace Serverless.Domain.Tickets;

/// <summary>Returns the code of a valid ticket; callers without access get "unknown ticket".</summary>
public sealed class ShowTicketCode(TicketLookup lookup, TicketReaders readers, ITicketCodes codes)
{
    public async Task<Result<SignedTicket>> ExecuteAsync(
        UserId? reader, string id, CancellationToken cancellationToken)
    {
        var ticket = TicketRef.Parse(id) is { } parsed ? await lookup.FindAsync(parsed, cancellationToken) : null;

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
    /// <summary>Null before the admission, and in operations that do not read admissions.</summary>
    public Arrival? Arrival { get; init; }
}
