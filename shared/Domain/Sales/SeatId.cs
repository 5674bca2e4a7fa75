using Serverless.Domain.Platform;

namespace Serverless.Domain.Sales;

/// <summary>
/// A numbered seat of one performance. The UUID is computed from the seat's index, so none is ever stored.
/// </summary>
public readonly record struct SeatId(Guid Value)
{
    public static SeatId Of(PerformanceId performance, int index) =>
        new(ScopedId.Create(ScopedKind.Seat, performance.Tag.Number, index));

    /// <summary>The seat's index in its layout; false when the seat is another performance's, or nobody's.</summary>
    public bool TryIndex(PerformanceId performance, out int index) =>
        ScopedId.TryRead(Value, ScopedKind.Seat, out var number, out index)
        && number == performance.Tag.Number
        && this == Of(performance, index);

    public override string ToString() => Value.ToString();
}
