using Serverless.Domain.Platform;

namespace Serverless.Domain.FilmTickets;

/// <summary>Finds one ticket by its id; a malformed id is unknown.</summary>
public sealed class ShowTicket(IFilmTickets tickets)
{
    public async Task<Result<FilmTicket>> ExecuteAsync(string id, CancellationToken cancellationToken)
    {
        var ticket = FilmTicketId.Parse(id) is { } known ? await tickets.FindAsync(known, cancellationToken) : null;

        return ticket is null ? FilmTicketErrors.UnknownTicket(id) : ticket;
    }
}
