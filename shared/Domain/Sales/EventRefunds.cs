namespace Serverless.Domain.Sales;

/// <summary>
/// How far the purchases of an event that was called off are refunded. Its sales are visited in passes: pass zero only
/// counts, each later one refunds what is left. The last pass begins when no more confirmations can come in, and
/// finds nothing that is left.
/// </summary>
public sealed record EventRefunds(DateTimeOffset StartedAt)
{
    public int Pass { get; init; }

    public DateTimeOffset PassStartedAt { get; init; } = StartedAt;

    /// <summary>Where the pass goes on; null at its beginning.</summary>
    public string? Cursor { get; init; }

    /// <summary>What this pass found so far.</summary>
    public EventRefundCounts Current { get; init; } = new();

    /// <summary>What the pass before found.</summary>
    public EventRefundCounts Previous { get; init; } = new();

    /// <summary>Attempts that failed so far. Each is repeated in the next pass.</summary>
    public int FailureCount { get; init; }

    public string? LastError { get; init; }

    public DateTimeOffset? LastErrorAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; } = StartedAt;

    /// <summary>When nothing was left to refund; null until then.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>The best knowledge of all passes; a pass that has just begun knows little.</summary>
    public EventRefundCounts Counts => CompletedAt is not null ? Current : Current.Max(Previous);

    /// <summary>The progress after a page of sales.</summary>
    /// <param name="found">What the page added.</param>
    /// <param name="next">Where the pass goes on; null at its end.</param>
    /// <param name="now">The present time.</param>
    /// <param name="settling">How long confirmations may still come in after the start.</param>
    public EventRefunds After(EventRefundCounts found, string? next, DateTimeOffset now, TimeSpan settling)
    {
        var counts = Current.And(found);

        if (next is not null)
        {
            return this with { Cursor = next, Current = counts, UpdatedAt = now };
        }

        return Pass > 0 && PassStartedAt >= StartedAt + settling && counts is { Failed: 0, Open: 0 }
            ? this with { Cursor = null, Current = counts, UpdatedAt = now, CompletedAt = now }
            : this with
            {
                Pass = Pass + 1,
                PassStartedAt = now,
                Cursor = null,
                Current = new EventRefundCounts(),
                Previous = counts,
                UpdatedAt = now,
            };
    }

    public EventRefunds WithError(string error, DateTimeOffset now) =>
        this with { FailureCount = FailureCount + 1, LastError = error, LastErrorAt = now };
}

/// <summary>What a pass found among the sales of an event.</summary>
public sealed record EventRefundCounts
{
    /// <summary>Purchases with a unit that is or has to be refunded because the event was called off.</summary>
    public int Purchases { get; init; }

    /// <summary>Purchases whose money is back.</summary>
    public int Refunded { get; init; }

    /// <summary>Purchases that are left out, because all their tickets were used for admission.</summary>
    public int Admitted { get; init; }

    /// <summary>Purchases whose refund has no answer yet, and records that cannot be read.</summary>
    public int Failed { get; init; }

    /// <summary>Payments that were never captured and are not released yet.</summary>
    public int Open { get; init; }

    /// <summary>The money that is back, in minor units.</summary>
    public long Amount { get; init; }

    public EventRefundCounts And(EventRefundCounts other) => Combine(other, (one, two) => one + two);

    public EventRefundCounts Max(EventRefundCounts other) => Combine(other, Math.Max);

    private EventRefundCounts Combine(EventRefundCounts other, Func<long, long, long> combine) => new()
    {
        Purchases = (int)combine(Purchases, other.Purchases),
        Refunded = (int)combine(Refunded, other.Refunded),
        Admitted = (int)combine(Admitted, other.Admitted),
        Failed = (int)combine(Failed, other.Failed),
        Open = (int)combine(Open, other.Open),
        Amount = combine(Amount, other.Amount),
    };
}
