namespace Serverless.Domain.Sales;

/// <summary>
/// The state of a seat on the map. The value is its byte in Redis.
/// </summary>
public enum SeatState : byte
{
    Available = (byte)'A',

    /// <summary>Held for a user who has not paid yet.</summary>
    Locked = (byte)'L',

    /// <summary>Sold.</summary>
    Reserved = (byte)'S',
}
