using System.ComponentModel.DataAnnotations;

namespace Serverless.Domain.Realtime;

/// <summary>How many rooms and listeners there may be. Section "Realtime" of the settings.</summary>
public sealed record RoomPolicy
{
    [Range(1, 100)]
    public int RoomsPerConnectionMax { get; init; } = 20;

    /// <summary>How long a connection counts whose end was never reported.</summary>
    [Range(60, 86_400)]
    public int PresenceSeconds { get; init; } = 7_200;

    /// <summary>Up to so many people, a room is told of every change.</summary>
    [Range(0, 10_000)]
    public int SmallRoomMax { get; init; } = 50;

    /// <summary>A larger room is told no more often than this.</summary>
    [Range(50, 60_000)]
    public int BroadcastIntervalMilliseconds { get; init; } = 500;

    /// <summary>Seats that one visitor may point at in one message.</summary>
    [Range(1, 100)]
    public int SelectedSeatsMax { get; init; } = 20;
}
