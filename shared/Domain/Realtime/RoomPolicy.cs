using System.ComponentModel.DataAnnotations;

namespace Serverless.Domain.Realtime;

/// <summary>The limits of rooms. Section "Realtime" of the settings.</summary>
public sealed record RoomPolicy
{
    [Range(1, 100)]
    public int RoomsPerConnectionMax { get; init; } = 20;

    /// <summary>How long a connection counts when its end is never reported.</summary>
    [Range(60, 86_400)]
    public int PresenceSeconds { get; init; } = 7_200;

    /// <summary>A room up to this size gets every change of its count.</summary>
    [Range(0, 10_000)]
    public int SmallRoomMax { get; init; } = 50;

    /// <summary>The minimum time between two counts to a larger room.</summary>
    [Range(50, 60_000)]
    public int BroadcastIntervalMilliseconds { get; init; } = 500;

    /// <summary>Seats that one message may select.</summary>
    [Range(1, 100)]
    public int SelectedSeatsMax { get; init; } = 20;
}
