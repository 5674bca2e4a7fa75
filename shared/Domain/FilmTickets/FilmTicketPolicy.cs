using System.ComponentModel.DataAnnotations;

namespace Serverless.Domain.FilmTickets;

/// <summary>Access to film tickets, and limits of one request.</summary>
public sealed record FilmTicketPolicy
{
    /// <summary>
    /// Film tickets are issued, refunded and shown without an access token, as the movie API's clients expect.
    /// Otherwise administrators issue and refund, and users see their own tickets.
    /// </summary>
    public bool OpenToAll { get; init; } = true;

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

    /// <summary>Characters of a memo. Ten tickets with their memos must fit into one batch of the store.</summary>
    [Range(0, 40_000)]
    public int MemoLengthMax { get; init; } = 40_000;

    /// <summary>Characters of a refund's reason.</summary>
    [Range(0, 1_000)]
    public int ReasonLengthMax { get; init; } = 1_000;

    /// <summary>Characters of an idempotency key.</summary>
    [Range(1, 10_000)]
    public int KeyLengthMax { get; init; } = 1_000;
}
