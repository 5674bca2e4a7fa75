using Serverless.Domain.Accounts;
using Serverless.Domain.FilmTickets;

namespace Serverless.Domain.Tickets;

/// <summary>
/// Decides who may read a ticket's code: its owner and the staff. The code of a film ticket is for everybody who knows
/// its id where film tickets are open to all, and for nobody where they are closed.
/// </summary>
public sealed class TicketReaders(FilmTicketPolicy policy, ConfirmStaff confirmStaff)
{
    public async Task<bool> MayReadAsync(
        UserId? reader, Ticket ticket, CancellationToken cancellationToken) =>
        (ticket.Kind, policy.Access) switch
        {
            (TicketKind.Film, FilmTicketAccess.Closed) => false,
            (TicketKind.Film, FilmTicketAccess.Anonymous) => true,
            _ => await OwnsAsync(reader, ticket.Owner, cancellationToken),
        };

    public async Task<bool> OwnsAsync(UserId? reader, string owner, CancellationToken cancellationToken) =>
        reader is { } known
        && (known.Value == owner || !(await confirmStaff.ExecuteAsync(known, cancellationToken)).IsError);
}
