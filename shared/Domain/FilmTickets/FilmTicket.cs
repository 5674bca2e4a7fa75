using System.Text;
using Serverless.Domain.Platform.Texts;

namespace Serverless.Domain.FilmTickets;

/// <summary>An order for one or more equal tickets of one film.</summary>
public sealed record FilmTicketOrder(
    string TheaterName, string UserId, string MovieTitle, int PriceInWon, int Quantity, string? Memo)
{
    /// <summary>
    /// Returns the order as it is stored and compared. A filter finds a name however its letters are composed; case,
    /// width and spaces count, as the movie API's contract says.
    /// </summary>
    public FilmTicketOrder Normalise() => this with
    {
        TheaterName = TextPolicy.Exact(TheaterName),
        UserId = TextPolicy.Exact(UserId),
        MovieTitle = TextPolicy.Exact(MovieTitle),
        Memo = Memo is null ? null : TextPolicy.Note(Memo),
    };

    /// <summary>Returns a text that is equal only for equal orders: every field is preceded by its length.</summary>
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

/// <summary>One ticket. <paramref name="Ordinal"/> is its position in its order, from 0.</summary>
public sealed record FilmTicket(Guid Id, FilmTicketOrder Order, DateTimeOffset IssuedAt, int Ordinal)
{
    /// <summary>Its position among all issued tickets, from 0; assigned by the store.</summary>
    public long Number { get; init; }

    /// <summary>Null while the ticket is valid.</summary>
    public DateTimeOffset? CanceledAt { get; init; }

    public string? CancelReason { get; init; }

    /// <summary>Identifies the refund request that cancelled it; null when that request had no key.</summary>
    public ulong? CancelIdempotencyBits { get; init; }

    public bool IsCanceled => CanceledAt is not null;
}

/// <summary>The tickets of one order, in the order of issue.</summary>
/// <param name="IsReplay">True when an earlier request with the same key issued them.</param>
public sealed record IssuedFilmTickets(
    IReadOnlyList<Guid> Ids, string TheaterName, string MovieTitle, int PriceInWon, bool IsReplay);

/// <summary>A filter for tickets: every member that is not null must match exactly.</summary>
public sealed record FilmTicketFilter(string? TheaterName, string? UserId, string? MovieTitle, bool? IsCanceled)
{
    /// <summary>Returns the filter in the form in which orders are stored.</summary>
    public FilmTicketFilter Normalise() => this with
    {
        TheaterName = Exact(TheaterName),
        UserId = Exact(UserId),
        MovieTitle = Exact(MovieTitle),
    };

    private static string? Exact(string? text) => text is null ? null : TextPolicy.Exact(text);
}

/// <summary>
/// A page of the tickets that match a filter, in the order of issue, and the number of all matching tickets.
/// </summary>
public sealed record FilmTicketPage(IReadOnlyList<FilmTicket> Tickets, long Total, int Limit, long Offset);

/// <summary>The result of a refund for each id, in the order of the request.</summary>
public sealed record RefundedFilmTickets(
    IReadOnlyList<string> Refunded, IReadOnlyList<string> AlreadyCanceled, IReadOnlyList<string> NotFound)
{
    /// <summary>Tickets that were not refunded because they were checked in.</summary>
    public IReadOnlyList<string> AlreadyAdmitted { get; init; } = [];
}

/// <summary>The idempotency key of one caller's order.</summary>
public readonly record struct IssueKey(string Caller, string Key);
