using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Domain.Realtime;
using Serverless.Domain.Sales;
using Serverless.Domain.WaitingRoom;
using Serverless.Functions.Http;

namespace Serverless.Functions.Realtime;

/// <summary>
/// Translates live messages of the domain to the names and forms of Tiketi's clients. Other users see an alias and
/// never an account.
/// </summary>
internal static class LiveMessages
{
    // Drafts are not broadcast.
    private static readonly Dictionary<PerformanceState, (string Status, string Message)> StateWords = new()
    {
        [PerformanceState.Upcoming] = ("upcoming", "판매 예정인 이벤트입니다."),
        [PerformanceState.OnSale] = ("on_sale", "판매가 시작되었습니다."),
        [PerformanceState.SoldOut] = ("sold_out", "매진되었습니다."),
        [PerformanceState.Ended] = ("ended", "판매가 종료되었습니다."),
        [PerformanceState.Cancelled] = ("cancelled", "이벤트가 취소되었습니다."),
    };

    private static readonly Dictionary<Type, Func<LiveMessage, SignalRMessageAction[]>> ByType = new[]
    {
        On<SeatLocked>(LockedSeat),
        On<SeatSold>(message => [ToSeats(message, "seat-reserved", new SeatStatusPayload(
            message.Seat.ToString(), "reserved", message.Version, WireTime.Format(message.At)))]),
        On<SeatsReleased>(ReleasedSeats),
        On<TicketStockChanged>(message => [ToEvent(message, "ticket-updated", new TicketUpdatedPayload(
            message.TicketType.ToString(),
            message.Available,
            message.Total,
            message.Version,
            WireTime.Format(message.At)))]),
        On<RoomChanged>(message => [ToEvent(message, "room-info", new RoomInfoPayload(
            message.Performance.ToString(), message.UserCount, message.Version))]),
        On<RoomJoined>(message => [ToConnection(message.Connection, "room-info", new RoomInfoPayload(
            message.Performance.ToString(), message.UserCount, message.Version))]),
        On<SeatSelectionChanged>(message => [ToSeats(message, "seat-update", new SeatUpdatePayload(
            UserAlias.Of(message.Performance, message.User),
            [.. message.Seats.Select(seat => seat.ToString())]))]),
        On<PerformanceStateChanged>(message => StateWords.TryGetValue(message.State, out var words)
            ? [ToEvent(message, "event-status-changed", new EventStatusChangedPayload(
                message.Performance.ToString(), words.Status, words.Message, message.Version))]
            : []),
        On<VisitorAdmitted>(message => [AdmittedVisitor(message)]),
        On<QueueMoved>(message => [ToQueue(message, "queue-updated", new QueueUpdatedPayload(
            message.Performance.ToString(),
            message.Queue.QueueSize,
            message.Queue.CurrentUsers,
            message.Queue.Threshold,
            message.Queue.ServingNumber,
            message.Queue.Version,
            WireTime.Format(message.At)))]),
        On<QueueRestoring>(message => [ToQueue(message, "queue-restoring", new QueueRestoringPayload(
            message.Performance.ToString(),
            "대기열을 복구하고 있습니다. 대기 순서를 다시 확인해주세요.",
            (long)Math.Ceiling(message.Wait.TotalSeconds),
            message.Version))]),
        On<QueueCleared>(message => [ToQueue(message, "queue-cleared", new QueueClearedPayload(
            message.Performance.ToString(), "관리자가 대기열을 초기화했습니다.", message.Version))]),
    }.ToDictionary();

    /// <summary>
    /// The messages for SignalR. They are counted here, where each is made once: the worker splits a function's result
    /// into its outputs, so no middleware sees them.
    /// </summary>
    public static SignalRMessageAction[] Translate(IReadOnlyList<LiveMessage> messages)
    {
        SignalRMessageAction[] actions = messages.Count == 0
            ? []
            : [.. messages.SelectMany(TranslateOne), .. SelectedSeats(messages)];
        LiveBatch.Record(actions.Length);

        return actions;
    }

    // A message without a wire form must not fail a completed operation; a test checks that every message has one.
    private static SignalRMessageAction[] TranslateOne(LiveMessage message) =>
        ByType.TryGetValue(message.GetType(), out var translate) ? translate(message) : [];

    private static KeyValuePair<Type, Func<LiveMessage, SignalRMessageAction[]>> On<TMessage>(
        Func<TMessage, SignalRMessageAction[]> translate)
        where TMessage : LiveMessage =>
        new(typeof(TMessage), message => translate((TMessage)message));

    private static SignalRMessageAction[] LockedSeat(SeatLocked message) =>
    [
        ToSeats(message, "seat-locked", new SeatLockedPayload(
            message.Seat.ToString(),
            UserAlias.Of(message.Performance, message.User),
            "locked",
            message.Version,
            WireTime.Format(message.At))),
    ];

    // Older clients get one message per seat on the seat map, newer clients one message for all on the page.
    private static SignalRMessageAction[] ReleasedSeats(SeatsReleased message) =>
    [
        .. message.Seats.Select(seat => ToSeats(message, "seat-released", new SeatStatusPayload(
            seat.ToString(), "available", message.Version, WireTime.Format(message.At)))),
        ToEvent(message, "seats-released", new SeatsReleasedPayload(
            message.Performance.ToString(), [.. message.Seats.Select(seat => seat.ToString())], message.Version)),
    ];

    /// <summary>
    /// The same holds again, one message per user, for clients that listen only to this name.
    /// </summary>
    private static IEnumerable<SignalRMessageAction> SelectedSeats(IReadOnlyList<LiveMessage> messages) => messages
        .OfType<SeatLocked>()
        .GroupBy(message => (message.Performance, message.User))
        .Select(hold => ToSeats(hold.First(), "seat-selected", new SeatSelectedPayload(
            hold.Key.Performance.ToString(),
            [.. hold.Select(message => message.Seat.ToString())],
            UserAlias.Of(hold.Key.Performance, hold.Key.User),
            "locked",
            hold.Max(message => message.Version))));

    // Only to the visitor's own connections; the message has the id for older clients that compare it.
    private static SignalRMessageAction AdmittedVisitor(VisitorAdmitted message) =>
        new("queue-entry-allowed", [new QueueEntryAllowedPayload(
            message.User.Value,
            "입장이 허용되었습니다. 잠시 후 자동으로 이동합니다.",
            message.Performance.ToString())])
        {
            UserId = message.User.Value,
        };

    private static SignalRMessageAction ToConnection(ConnectionId connection, string target, object payload) =>
        new(target, [payload]) { ConnectionId = connection.Value };

    private static SignalRMessageAction ToQueue(LiveMessage message, string target, object payload) =>
        new(target, [payload]) { GroupName = LiveHub.QueueGroup(message.Performance) };

    private static SignalRMessageAction ToSeats(LiveMessage message, string target, object payload) =>
        new(target, [payload]) { GroupName = LiveHub.SeatsGroup(message.Performance) };

    private static SignalRMessageAction ToEvent(LiveMessage message, string target, object payload) =>
        new(target, [payload]) { GroupName = LiveHub.EventGroup(message.Performance) };
}
