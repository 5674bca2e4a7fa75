using Serverless.Domain.Platform;

namespace Serverless.Domain.Sales;

/// <summary>
/// The id of a numbered seat of a performance. It is computed from the seat's index and never stored.
/// </summary>
public readonly record struct SeatId(Guid Value)
{
    public static SeatId Of(PerformanceId performance, int index) =>
        new(ScopedId.Create(ScopedKind.Seat, performance.Tag.Number, index));

    /// <summary>Returns the seat's index in its layout; false for an id of another performance or of no seat.</summary>
    public bool TryIndex(PerformanceId performance, out int index) =>
        ScopedId.TryRead(Value, ScopedKind.Seat, out var number, out index)
        && number == performance.Tag.Number
        && this == Of(performance, index);

    public override string ToString() => Value.ToString();
}
