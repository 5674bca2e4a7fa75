using System.Text;

namespace Serverless.Domain.FilmTickets;

/// <summary>What is wanted: some tickets for one film, all alike.</summary>
public sealed record FilmTicketOrder(
    string TheaterName, string UserId, string MovieTitle, int PriceInWon, int Quantity, string? Memo)
{
    /// <summary>Says the same for the same order only: every text is preceded by its length.</summary>
    public string Describe()
    {
        var words = new StringBuilder();

        foreach (var text in (string?[])[TheaterName, UserId, MovieTitle, $"{PriceInWon}", $"{Quantity}", Memo])
        {
            words.Append(text?.Length ?? -1).Append(':').Append(text);
        }

        return words.ToString();
    }
}

/// <summary>One ticket. Its place in line of those issued with it is <paramref name="Ordinal"/>.</summary>
public sealed record FilmTicket(Guid Id, FilmTicketOrder Order, DateTimeOffset IssuedAt, int Ordinal)
{
    /// <summary>Its place in the order in which all tickets were issued, from 0; given by the store.</summary>
    public long Number { get; init; }

    /// <summary>Null while the ticket is good.</summary>
    public DateTimeOffset? CanceledAt { get; init; }

    public string? CancelReason { get; init; }

    /// <summary>Stands for the wish that cancelled it; null where that came without a key.</summary>
    public ulong? CancelIdempotencyBits { get; init; }

    public bool IsCanceled => CanceledAt is not null;
}

/// <summary>The tickets of one order, in the order of their making.</summary>
/// <param name="IsReplay">They were issued before, by the same key.</param>
public sealed record IssuedFilmTickets(
    IReadOnlyList<Guid> Ids, string TheaterName, string MovieTitle, int PriceInWon, bool IsReplay);

/// <summary>Which tickets are wanted: those to which everything applies that is not null, letter by letter.</summary>
public sealed record FilmTicketFilter(string? TheaterName, string? UserId, string? MovieTitle, bool? IsCanceled);

/// <summary>
/// Some of the tickets that a filter lets through, in the order of their making, and how many there are.
/// </summary>
public sealed record FilmTicketPage(IReadOnlyList<FilmTicket> Tickets, long Total, int Limit, long Offset);

/// <summary>What became of each id of a refund, in the order of the request.</summary>
public sealed record RefundedFilmTickets(
    IReadOnlyList<string> Refunded, IReadOnlyList<string> AlreadyCanceled, IReadOnlyList<string> NotFound)
{
    /// <summary>Those whose money stays because somebody was let in with them.</summary>
    public IReadOnlyList<string> AlreadyAdmitted { get; init; } = [];
}

/// <summary>Stands for one wish of one caller, however often its request arrives.</summary>
public readonly record struct IssueKey(string Caller, string Key);
