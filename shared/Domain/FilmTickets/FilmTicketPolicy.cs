using System.ComponentModel.DataAnnotations;

namespace Serverless.Domain.FilmTickets;

/// <summary>How much one request may ask for.</summary>
public sealed record FilmTicketPolicy
{
    /// <summary>
    /// Whether film tickets are issued, refunded and shown without a token, as the movie API's clients expect;
    /// otherwise administrators issue and refund, and people see their own.
    /// </summary>
    public bool OpenToAll { get; init; } = true;

    /// <summary>Tickets in one order.</summary>
    [Range(1, 10)]
    public int QuantityMax { get; init; } = 10;

    /// <summary>Tickets in one refund.</summary>
    [Range(1, 10_000)]
    public int RefundedTicketsMax { get; init; } = 1_000;

    /// <summary>Tickets on a page when nobody says how many.</summary>
    [Range(1, 1_000)]
    public int PageSizeDefault { get; init; } = 100;

    /// <summary>Tickets on one page.</summary>
    [Range(1, 1_000)]
    public int PageSizeMax { get; init; } = 1_000;

    /// <summary>Characters of a memo: ten tickets with theirs have to fit into one batch of the store.</summary>
    [Range(0, 40_000)]
    public int MemoLengthMax { get; init; } = 40_000;

    /// <summary>Characters of the reason of a refund.</summary>
    [Range(0, 1_000)]
    public int ReasonLengthMax { get; init; } = 1_000;

    /// <summary>Characters of a key.</summary>
    [Range(1, 10_000)]
    public int KeyLengthMax { get; init; } = 1_000;
}
