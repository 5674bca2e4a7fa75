using Serverless.Domain.Platform;

namespace Serverless.SupplierMocks.Ingresso;

/// <summary>What a transaction is waiting for, or how it ended.</summary>
public enum IngressoStatus
{
    Reserved,
    Released,

    /// <summary>Waiting for what a payment page says.</summary>
    Attempting,
    Purchased,
    Failed,
}

/// <summary>Some tickets of one price at one performance; one discount for each ticket.</summary>
public sealed record IngressoOrder(
    int ItemNumber, string EventId, IngressoPerformance Performance, string TicketType, string Band,
    IReadOnlyList<string> Discounts)
{
    public IReadOnlyList<string> RequestedSeats { get; init; } = [];

    /// <summary>What was taken; empty before, and for events without seats.</summary>
    public IReadOnlyList<string> Seats { get; init; } = [];

    public string SeatStatus { get; init; } = "not_requested";

    /// <summary>The key of its send method.</summary>
    public required string Send { get; init; }

    /// <summary>Whether discounts were asked for that are not to be had.</summary>
    public bool IsAltered { get; init; }

    public DateTimeOffset? CancelledAt { get; init; }

    /// <summary>What the source said to a cancellation.</summary>
    public string CancelReference { get; init; } = string.Empty;

    public int Quantity => Discounts.Count;

    public string Pool => IngressoStock.PoolOf(TicketType, Band);
}

/// <summary>An order that could not be reserved, and why.</summary>
public sealed record IngressoFailedOrder(IngressoOrder Order, string Comment);

/// <summary>Who buys, as they said.</summary>
public sealed record IngressoCustomer(IReadOnlyDictionary<string, string> Fields)
{
    public string this[string name] => Fields.GetValueOrDefault(name, string.Empty);

    public string Either(string name, string other) => this[name] is { Length: > 0 } text ? text : this[other];

    /// <summary>A flag is up when it is there, even empty, and does not say no.</summary>
    public bool Agrees(string name) => Fields.TryGetValue(name, out var text) && IngressoParameters.IsUp(text);
}

/// <summary>A payment page that the customer is sent to, and until when it may come back.</summary>
public sealed record IngressoCallout(string Token, string ReturnUrl, DateTimeOffset Until);

/// <summary>A basket that was reserved, and what became of it. Time alone releases it.</summary>
public sealed record IngressoTransaction(string Uuid, string User, DateTimeOffset ReservedAt, DateTimeOffset HoldUntil)
{
    public string SubUser { get; init; } = string.Empty;

    /// <summary>As it was left; <see cref="StatusAt"/> says how it stands.</summary>
    public IngressoStatus Status { get; init; }

    /// <summary>The number that people read; set when the purchase succeeds.</summary>
    public string? Number { get; init; }

    public required IReadOnlyList<IngressoOrder> Orders { get; init; }

    public IReadOnlyList<IngressoFailedOrder> Unreserved { get; init; } = [];

    /// <summary>Whether something that was asked for does not exist.</summary>
    public bool IsUnmatched { get; init; }

    /// <summary>
    /// What the reservation and the purchase asked to be shown, so that their answers can be given again.
    /// </summary>
    public IReadOnlyList<string> ReserveFlags { get; init; } = [];

    public IReadOnlyList<string> PurchaseFlags { get; init; } = [];

    public IngressoCustomer? Customer { get; init; }

    public string? RemoteSite { get; init; }

    public DateTimeOffset? PurchasedAt { get; init; }

    /// <summary>When the last answer to a purchase was given.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    public string? FailureReason { get; init; }

    public IngressoCallout? Callout { get; init; }

    /// <summary>The payment pages that came before.</summary>
    public int CalloutCount { get; init; }

    /// <summary>The last attempt to purchase that could be mended.</summary>
    public Error? PurchaseError { get; init; }

    public IngressoStatus StatusAt(DateTimeOffset now) => Status switch
    {
        IngressoStatus.Reserved when HoldUntil <= now => IngressoStatus.Released,
        IngressoStatus.Attempting when Callout?.Until <= now => IngressoStatus.Failed,
        _ => Status,
    };

    public double MinutesLeft(DateTimeOffset now) => Math.Round(Math.Max(0, (HoldUntil - now).TotalMinutes), 2);
}
