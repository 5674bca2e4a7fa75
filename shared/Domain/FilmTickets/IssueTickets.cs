using Serverless.Domain.Platform;

namespace Serverless.Domain.FilmTickets;

/// <summary>Issues the tickets of one order: all of them, or none.</summary>
public sealed class IssueTickets(IFilmTickets tickets, FilmTicketPolicy policy, TimeProvider clock, IdSource ids)
{
    private const int NameLengthMax = 100;
    private const int TitleLengthMax = 200;
    private const int PriceMax = 1_000_000;

    public async Task<Result<IssuedFilmTickets>> ExecuteAsync(
        FilmTicketOrder order, IssueKey? key, CancellationToken cancellationToken)
    {
        if (Validate(order, key) is { } error)
        {
            return error;
        }

        order = order.Normalise();
        var newIds = Enumerable.Range(0, order.Quantity).Select(_ => ids.Next()).ToArray();
        var issued = await tickets.IssueAsync(order, newIds, key, clock.GetUtcNow(), cancellationToken);

        return issued is null ? FilmTicketErrors.KeyReused : issued;
    }

    private Error? Validate(FilmTicketOrder order, IssueKey? key) => new FilmTicketLimits()
        .Text("theater_name", order.TheaterName, 1, NameLengthMax)
        .Text("user_id", order.UserId, 1, NameLengthMax)
        .Text("movie_title", order.MovieTitle, 1, TitleLengthMax)
        .Number("price_krw", order.PriceInWon, 1, PriceMax)
        .Number("quantity", order.Quantity, 1, policy.QuantityMax)
        .Memo("memo", order.Memo, policy.MemoLengthMax)
        .Text("idempotency-key", key?.Key, 0, policy.KeyLengthMax)
        .Error;
}
