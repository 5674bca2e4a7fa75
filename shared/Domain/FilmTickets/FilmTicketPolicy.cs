using System.ComponentModel.DataAnnotations;

namespace Serverless.Domain.FilmTickets;

/// <summary>Access to film tickets, and limits of one request.</summary>
public sealed record FilmTicketPolicy
{
    /// <summary>Who may use film tickets; when unset, everybody in development and nobody elsewhere.</summary>
    public FilmTicketAccess? FilmAccess { get; set; }

    public FilmTicketAccess Access => FilmAccess ?? FilmTicketAccess.Closed;

    /// <summary>Tickets in one order.</summary>
    [Range(1, 10)]
    public int QuantityMax { get; init; } = 10;

    /// <summary>Tickets in one refund.</summary>
    [Range(1, 10_000)]
    public int RefundedTicketsMax { get; init; } = 1_000;

    /// <summary>Tickets on a page when the request has no limit.</summary>
    [Range(1, 1_000)]
    public int PageSizeDefault { get; init; } = 100;

    /// <summary>Tickets on one page.</summary>
    [Range(1, 1_000)]
    public int PageSizeMax { get; init; } = 1_000;

    /// <summary>
    /// Characters of a memo. The movie API has no limit, and each of ten tickets stores the memo. Ten tickets with the
    /// longest memos must fit into one batch of the store.
    /// </summary>
    [Range(0, 40_000)]
    public int MemoLengthMax { get; init; } = 1_000;

    /// <summary>Characters of a refund's reason, which each refunded ticket stores.</summary>
    [Range(0, 1_000)]
    public int ReasonLengthMax { get; init; } = 200;

    /// <summary>Characters of an idempotency key, which is stored with its order.</summary>
    [Range(1, 10_000)]
    public int KeyLengthMax { get; init; } = 255;

    /// <summary>Everybody uses film tickets in development, unless the settings say something else.</summary>
    public void DevelopHere(bool isDevelopment) =>
        FilmAccess ??= isDevelopment ? FilmTicketAccess.Anonymous : FilmTicketAccess.Closed;
}

/// <summary>Who may use film tickets.</summary>
public enum FilmTicketAccess
{
    /// <summary>Nobody: they are not issued, refunded, shown or checked in.</summary>
    Closed,

    /// <summary>Administrators issue, refund and list; users see their own tickets.</summary>
    Authorized,

    /// <summary>
    /// Everybody, without an access token, as the movie API's clients expect. Anybody may refund any ticket.
    /// </summary>
    Anonymous,
}
