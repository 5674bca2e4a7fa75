using Serverless.Domain.Platform;

namespace Serverless.Domain.Tickets;

/// <summary>Issues the tickets of one order: all of them, or none.</summary>
public sealed class IssueTickets(ITickets tickets, TicketPolicy policy, TimeProvider clock)
{
    private const int NameLengthMax = 100;
    private const int TitleLengthMax = 200;
    private const int PriceMax = 1_000_000;

    public async Task<Outcome<IssuedTickets>> ExecuteAsync(
        TicketOrder order, IssueKey? key, CancellationToken cancellationToken)
    {
        if (Check(order) is { } refusal)
        {
            return refusal;
        }

        if (key?.Key.Length > policy.KeyLengthMax)
        {
            return TicketRefusals.KeyTooLong(policy.KeyLengthMax);
        }

        var issued = await tickets.IssueAsync(order, key, clock.GetUtcNow(), cancellationToken);

        return issued is null ? TicketRefusals.KeyReused : issued;
    }

    private Refusal? Check(TicketOrder order) => order switch
    {
        _ when !Fits(order.TheaterName, NameLengthMax) => TicketRefusals.BadText("theater_name", 1, NameLengthMax),
        _ when !Fits(order.UserId, NameLengthMax) => TicketRefusals.BadText("user_id", 1, NameLengthMax),
        _ when !Fits(order.MovieTitle, TitleLengthMax) => TicketRefusals.BadText("movie_title", 1, TitleLengthMax),
        { PriceInWon: < 1 or > PriceMax } => TicketRefusals.OutOfRange("price_krw", 1, PriceMax),
        _ when order.Quantity < 1 || order.Quantity > policy.QuantityMax =>
            TicketRefusals.OutOfRange("quantity", 1, policy.QuantityMax),
        _ when order.Memo?.Length > policy.MemoLengthMax => TicketRefusals.TooLong("memo", policy.MemoLengthMax),
        _ => null,
    };

    // A character beyond the first plane is one character, whatever it is in UTF-16.
    private static bool Fits(string? text, int lengthMax) =>
        !string.IsNullOrEmpty(text)
        && text.Length <= 2 * lengthMax
        && text.EnumerateRunes().Count() <= lengthMax;
}
