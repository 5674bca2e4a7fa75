using Serverless.Domain.FilmTickets;

namespace Serverless.Local.Samples;

/// <summary>
/// Issues the film tickets of the samples, whose ids are given, so it asks the store and not the operation.
/// </summary>
internal sealed class SampleTickets(IFilmTickets tickets, TimeProvider clock)
{
    /// <summary>Does nothing a second time: each order has a key of its own.</summary>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        foreach (var file in SampleFiles.ReadTickets())
        {
            var order = new FilmTicketOrder(
                file.TheaterName, file.UserId, file.MovieTitle, file.Price, file.Ids.Count, file.Memo);
            var key = new IssueKey("samples", $"{file.Ids[0]}");

            if (await tickets.IssueAsync(order, file.Ids, key, clock.GetUtcNow(), cancellationToken) is null)
            {
                throw new SampleException($"The tickets of {file.UserId} were issued otherwise.");
            }
        }
    }
}
