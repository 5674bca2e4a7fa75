using Serverless.Domain.Accounts;
using Serverless.Domain.FilmTickets;

namespace Serverless.Domain.Tickets;

/// <summary>
/// Who may see a ticket's code: its owner and the staff; with film tickets open to all, whoever knows its id.
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
