using Serverless.Domain.Platform;

namespace Serverless.Domain.Tickets;

/// <summary>Finds one ticket by its id, whatever text that is.</summary>
public sealed class ShowTicket(ITickets tickets)
{
    public async Task<Outcome<Ticket>> ExecuteAsync(string id, CancellationToken cancellationToken)
    {
        var ticket = TicketId.Parse(id) is { } known ? await tickets.FindAsync(known, cancellationToken) : null;

        return ticket is null ? TicketRefusals.UnknownTicket(id) : ticket;
    }
}
