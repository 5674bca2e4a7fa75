using Serverless.Domain.Platform;

namespace Serverless.Domain.Sales;

/// <summary>A request to cancel a reservation.</summary>
/// <param name="Refunds">Whether a paid reservation may be cancelled too.</param>
/// <param name="Reason">At most <see cref="Cancellation.ReasonLengthMax"/> characters; null for the usual one.</param>
/// <param name="IdempotencySeed">Null for a request without an idempotency key.</param>
public sealed record CancelReservationCommand(
    bool Refunds, string? Reason = null, IdempotencySeed? IdempotencySeed = null)
{
    public Cancellation ToCancellation() => new(Reason ?? Cancellation.UsualReason, IdempotencySeed?.Bits)
    {
        KeptPercent = KeptPercent,
    };

    /// <summary>How many percent of the money the terms of the purchase keep, from 0 to 100.</summary>
    public int KeptPercent { get; init; }

    /// <summary>An administrator cancels: of any user, and after the time in which users may refund.</summary>
    public bool IsAdministrator { get; init; }

    /// <summary>
    /// True when an earlier attempt at the same command cancelled or refunded. Only the seed's bits are compared: the
    /// time at which Redis first saw the key is lost with the data of Redis.
    /// </summary>
    public bool HasCancelled(Sale sale) =>
        IdempotencySeed?.Bits is { } bits
        && ((sale.Reservation is { State: ReservationState.Cancelled, Cancellation.IdempotencyBits: { } cancelling }
                && cancelling == bits)
            || sale.Refunds.Any(refund => refund.Cancellation.IdempotencyBits == bits));
}
