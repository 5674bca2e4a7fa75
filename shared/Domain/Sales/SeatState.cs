namespace Serverless.Domain.Sales;

/// <summary>
/// What a seat is to somebody who looks at the map. The value is the byte that stands for it in Redis.
/// </summary>
public enum SeatState : byte
{
    Available = (byte)'A',

    /// <summary>Set aside for a visitor who has not paid yet.</summary>
    Locked = (byte)'L',

    /// <summary>Sold.</summary>
    Reserved = (byte)'S',
}
