using Serverless.Domain.Platform;

namespace Serverless.Domain.Tickets;

/// <summary>A ticket as the door sees it, wherever on the platform it was sold.</summary>
public sealed record Ticket(TicketRef Ref, TicketKind Kind, DateTimeOffset IssuedAt)
{
    /// <summary>What it is for: the performance's UUID, or the title of the film.</summary>
    public required string Show { get; init; }

    /// <summary>Where it lets in: the label of the seat, the name of the ticket type, or the theatre.</summary>
    public required string Place { get; init; }

    /// <summary>Whose it is.</summary>
    public required string Owner { get; init; }

    /// <summary>Why it lets nobody in; null while it does.</summary>
    public Error? Fault { get; init; }
}

/// <summary>What was sold.</summary>
public enum TicketKind
{
    Film,
    Seat,

    /// <summary>A place without a number.</summary>
    Entry,
}
