using System.ComponentModel.DataAnnotations;

namespace Serverless.Domain.Realtime;

/// <summary>The limits of rooms. Section "Realtime" of the settings.</summary>
public sealed record RoomPolicy
{
    /// <summary>Rooms of one connection: of events, queues and seat maps together.</summary>
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

    /// <summary>Messages per second that one user may send over all their connections.</summary>
    [Range(1, 10_000)]
    public int MessagesPerSecond { get; init; } = 20;

    /// <summary>Messages that one user may send at once.</summary>
    [Range(1, 10_000)]
    public int MessageBurst { get; init; } = 100;

    /// <summary>Messages per second that one connection may send.</summary>
    [Range(1, 10_000)]
    public int ConnectionMessagesPerSecond { get; init; } = 10;

    /// <summary>Messages that one connection may send at once.</summary>
    [Range(1, 10_000)]
    public int ConnectionMessageBurst { get; init; } = 50;

    /// <summary>
    /// Deliveries per second that one user's messages may cause: one for each connection that a message reaches.
    /// </summary>
    [Range(1, 1_000_000)]
    public int DeliveriesPerSecond { get; init; } = 500;

    /// <summary>Deliveries that one user's messages may cause at once.</summary>
    [Range(1, 1_000_000)]
    public int DeliveryBurst { get; init; } = 5_000;

    /// <summary>Seats that one message may select.</summary>
    [Range(1, 100)]
    public int SelectedSeatsMax { get; init; } = 20;
}
