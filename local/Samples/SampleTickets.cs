using Serverless.Domain.FilmTickets;

namespace Serverless.Local.Samples;

/// <summary>
/// Issues the sample film tickets. Their ids are fixed, so this uses the store instead of the operation.
/// </summary>
internal sealed class SampleTickets(IFilmTickets tickets, TimeProvider clock)
{
    /// <summary>Idempotent: each order has its own key.</summary>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        foreach (var file in SampleFiles.ReadTickets())
        {
            var order = new FilmTicketOrder(
                file.TheaterName, file.UserId, file.MovieTitle, file.Price, file.Ids.Count, file.Memo);
            var key = new IssueKey("samples", $"{file.Ids[0]}");

            if (await tickets.IssueAsync(order, file.Ids, key, clock.GetUtcNow(), cancellationToken) is null)
            {
                throw new SampleException($"The tickets of {file.UserId} were issued with other data.");
            }
        }
    }
}
