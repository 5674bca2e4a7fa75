using Serverless.Domain.Platform;

namespace Serverless.Domain.Tickets;

/// <summary>The right of one person to enter, sold anywhere on the platform.</summary>
public sealed record Ticket(TicketRef Ref, TicketKind Kind, DateTimeOffset IssuedAt)
{
    /// <summary>The performance's UUID, or the film's title.</summary>
    public required string Show { get; init; }

    /// <summary>The seat's label, the ticket type's name, or the theatre's name.</summary>
    public required string Place { get; init; }

    /// <summary>The user id of the owner.</summary>
    public required string Owner { get; init; }

    /// <summary>When the performance starts; null for a film ticket, which has no show time.</summary>
    public DateTimeOffset? StartsAt { get; init; }

    /// <summary>
    /// The show as a code names it. A film's title has a prefix, so no title can be read as a performance's UUID.
    /// </summary>
    public string SignedShow =>
        SignedText.Shorten(Kind is TicketKind.Film ? $"{SignedText.FilmPrefix}{Show}" : Show);

    /// <summary>The error of an invalid ticket; null for a valid one.</summary>
    public Error? Fault { get; init; }
}

/// <summary>What the ticket is for.</summary>
public enum TicketKind
{
    Film,
    Seat,

    /// <summary>Admission without a numbered seat.</summary>
    Entry,
}
