using Serverless.Domain.Accounts;
using Serverless.Domain.FilmTickets;

namespace Serverless.Domain.Tickets;

/// <summary>
/// Decides who may read a ticket's code: its owner and the staff. When film tickets are open to all, their ids suffice.
/// </summary>
public sealed class TicketReaders(FilmTicketPolicy policy, ConfirmStaff confirmStaff)
{
    public async Task<bool> MayReadAsync(
        UserId? reader, Ticket ticket, CancellationToken cancellationToken) =>
        (ticket.Kind is TicketKind.Film && policy.OpenToAll)
        || await OwnsAsync(reader, ticket.Owner, cancellationToken);

    public async Task<bool> OwnsAsync(UserId? reader, string owner, CancellationToken cancellationToken) =>
        reader is { } known
        && (known.Value == owner || !(await confirmStaff.ExecuteAsync(known, cancellationToken)).IsError);
}
