using Serverless.Domain.Platform;

namespace Serverless.Domain.FlightPayments;

/// <summary>
/// The stored payment orders, the events that the provider sent of them, and the times at which they need work.
/// </summary>
public interface IPaymentOrders
{
    /// <summary>How many parts the orders are in; the timer visits all of them.</summary>
    int ShardCount { get; }

    /// <summary>A number that no other order has or will have; unused numbers are lost.</summary>
    Task<int> NextNumberAsync(CancellationToken cancellationToken);

    Task<Versioned<PaymentOrder>?> FindAsync(PaymentOrderId id, CancellationToken cancellationToken);

    /// <summary>False when there is an order with this id.</summary>
    Task<bool> TryAddAsync(PaymentOrder order, CancellationToken cancellationToken);

    /// <summary>
    /// Saves the order with the time of its next work, and settles events, in one step. Null when the order changed
    /// since it was read.
    /// </summary>
    Task<Versioned<PaymentOrder>?> TrySaveAsync(
        PaymentOrder order, string version, IReadOnlyList<SettledEvent> settled, CancellationToken cancellationToken);

    /// <summary>Stores an event and the time at which the timer works on it, in one step.</summary>
    Task AddEventAsync(PaymentEvent received, DateTimeOffset dueAt, CancellationToken cancellationToken);

    /// <summary>The events of an order that wait for their receipts.</summary>
    Task<IReadOnlyList<PaymentEvent>> ListEventsAsync(
        PaymentOrderId id, int limit, CancellationToken cancellationToken);

    Task<IReadOnlyList<DuePaymentOrder>> ListDueAsync(
        int shard, DateTimeOffset now, int limit, CancellationToken cancellationToken);

    /// <summary>Drops an entry of the list of due orders, and makes another one if it has a time.</summary>
    Task PostponeAsync(DuePaymentOrder due, DateTimeOffset? until, CancellationToken cancellationToken);

    /// <summary>The orders of one shard in a fixed order, for reconciliation.</summary>
    /// <param name="shard">From 0 to <see cref="ShardCount"/>.</param>
    /// <param name="after">The key of the last one of the page before; null for the first page.</param>
    Task<RoundPage<ListedPaymentOrder>> ListAsync(
        int shard, string? after, int limit, CancellationToken cancellationToken);
}

/// <summary>An order of a list, and the key after which the list goes on.</summary>
public sealed record ListedPaymentOrder(string Key, PaymentOrder Order);

/// <summary>An order that needs work.</summary>
/// <param name="Key">The entry's key in its shard.</param>
public sealed record DuePaymentOrder(PaymentOrderId Id, DateTimeOffset DueAt, int Shard, string Key, string Version);
