using Serverless.Domain.Platform;

namespace Serverless.SupplierMocks.Ingresso;

/// <summary>Status of a transaction.</summary>
public enum IngressoStatus
{
    Reserved,
    Released,

    /// <summary>Waiting for the callback of a payment page.</summary>
    Attempting,
    Purchased,
    Failed,
}

/// <summary>Tickets of one price at one performance; each ticket has a discount.</summary>
public sealed record IngressoOrder(
    int ItemNumber, string EventId, IngressoPerformance Performance, string TicketType, string Band,
    IReadOnlyList<string> Discounts)
{
    public IReadOnlyList<string> RequestedSeats { get; init; } = [];

    /// <summary>Reserved seats; empty before the reservation and for events without seats.</summary>
    public IReadOnlyList<string> Seats { get; init; } = [];

    public string SeatStatus { get; init; } = "not_requested";

    /// <summary>Key of the send method.</summary>
    public required string Send { get; init; }

    /// <summary>True when the request asked for unavailable discounts.</summary>
    public bool IsAltered { get; init; }

    public DateTimeOffset? CancelledAt { get; init; }

    /// <summary>The source's reference of a cancellation.</summary>
    public string CancelReference { get; init; } = string.Empty;

    public int Quantity => Discounts.Count;

    public string Pool => IngressoStock.PoolOf(TicketType, Band);
}

/// <summary>An order that could not be reserved, and the reason.</summary>
public sealed record IngressoFailedOrder(IngressoOrder Order, string Comment);

/// <summary>Customer data as sent.</summary>
public sealed record IngressoCustomer(IReadOnlyDictionary<string, string> Fields)
{
    public string this[string name] => Fields.GetValueOrDefault(name, string.Empty);

    public string Either(string name, string other) => this[name] is { Length: > 0 } text ? text : this[other];

    /// <summary>A flag is set when it is present, even when empty, and its value is not "no", "0" or "false".</summary>
    public bool Agrees(string name) => Fields.TryGetValue(name, out var text) && IngressoParameters.IsUp(text);
}

/// <summary>A payment page and the time until which its callback is accepted.</summary>
public sealed record IngressoCallout(string Token, string ReturnUrl, DateTimeOffset Until);

/// <summary>A reserved basket and its progress. An unpaid reservation is released by time alone.</summary>
public sealed record IngressoTransaction(string Uuid, string User, DateTimeOffset ReservedAt, DateTimeOffset HoldUntil)
{
    public string SubUser { get; init; } = string.Empty;

    /// <summary>Last stored status; <see cref="StatusAt"/> gives the current one.</summary>
    public IngressoStatus Status { get; init; }

    /// <summary>The number that is printed for people; set when the purchase succeeds.</summary>
    public string? Number { get; init; }

    public required IReadOnlyList<IngressoOrder> Orders { get; init; }

    public IReadOnlyList<IngressoFailedOrder> Unreserved { get; init; } = [];

    /// <summary>True when the request named an event, performance or price that does not exist.</summary>
    public bool IsUnmatched { get; init; }

    /// <summary>
    /// Data flags of the reservation and of the purchase, so that their responses can be built again.
    /// </summary>
    public IReadOnlyList<string> ReserveFlags { get; init; } = [];

    public IReadOnlyList<string> PurchaseFlags { get; init; } = [];

    public IngressoCustomer? Customer { get; init; }

    public string? RemoteSite { get; init; }

    public DateTimeOffset? PurchasedAt { get; init; }

    /// <summary>Time of the last response to a purchase.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    public string? FailureReason { get; init; }

    public IngressoCallout? Callout { get; init; }

    /// <summary>Number of earlier payment pages.</summary>
    public int CalloutCount { get; init; }

    /// <summary>Error of the last purchase attempt that can be corrected.</summary>
    public Error? PurchaseError { get; init; }

    public IngressoStatus StatusAt(DateTimeOffset now) => Status switch
    {
        IngressoStatus.Reserved when HoldUntil <= now => IngressoStatus.Released,
        IngressoStatus.Attempting when Callout?.Until <= now => IngressoStatus.Failed,
        _ => Status,
    };

    public double MinutesLeft(DateTimeOffset now) => Math.Round(Math.Max(0, (HoldUntil - now).TotalMinutes), 2);
}
