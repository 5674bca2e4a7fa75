using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Domain.Realtime;
using Serverless.Domain.Sales;
using Serverless.Domain.WaitingRoom;
using Serverless.Functions.Realtime;

namespace Serverless.Functions.Tests.Realtime;

public sealed class LiveMessagesTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 20, 21, 15, 51, 341, TimeSpan.Zero);

    private static readonly PerformanceId Arena =
        new(ScopedId.Create(ScopedKind.Performance, 42, At, stackalloc byte[ScopedId.EntropyLength]));

    private static readonly UserId Ada = new("0198c0de-0000-7000-8000-0000000000ff");
    private static readonly SeatId A1 = SeatId.Of(Arena, 0);
    private static readonly SeatId A2 = SeatId.Of(Arena, 1);
    private static readonly TicketTypeId Standing = TicketTypeId.Of(Arena, 0);

    [Fact]
    public void Every_live_message_of_the_domain_has_a_wire_form()
    {
        LiveMessage[] messages =
        [
            new SeatLocked(Arena, A1, Ada, 7, At),
            new SeatSold(Arena, A1, 7, At),
            new SeatsReleased(Arena, [A1], 7, At),
            new TicketStockChanged(Arena, Standing, 95, 100, Version: 1, At),
            new SeatSelectionChanged(Arena, Ada, [A1]),
            new RoomChanged(Arena, 3, Version: 7),
            new RoomJoined(Arena, new ConnectionId("ada"), 3, Version: 7),
            new PerformanceStateChanged(Arena, PerformanceState.OnSale, 7, At),
            new VisitorAdmitted(Arena, Ada),
            new QueueMoved(Arena, new QueueStats(7, 5, 5, 12), At),
            new QueueRestoring(Arena, TimeSpan.FromSeconds(30), Version: 9),
            new QueueCleared(Arena, Version: 9),
        ];
        var types = typeof(LiveMessage).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(LiveMessage)) && !type.IsAbstract);

        Assert.Empty(types.Except(messages.Select(message => message.GetType())).Select(type => type.Name));
        Assert.All(messages, message => Assert.NotEmpty(LiveMessages.Translate([message])));
    }

    [Fact]
    public void Locked_seats_are_sent_one_by_one_and_together_under_a_user_alias()
    {
        var sent = LiveMessages.Translate(
            [new SeatLocked(Arena, A1, Ada, 7, At), new SeatLocked(Arena, A2, Ada, 8, At)]);

        var alias = UserAlias.Of(Arena, Ada);
        Assert.Equal(["seat-locked", "seat-locked", "seat-selected"], sent.Select(message => message.Target));
        Assert.All(sent, message => Assert.Equal($"seats:{Arena}", message.GroupName));
        AssertPayload(
            sent[0],
            $$"""{"seatId":"{{A1}}","userId":"{{alias}}","status":"locked","version":7,"timestamp":"2026-11-20T21:15:51.341Z"}""");
        AssertPayload(
            sent[2],
            $$"""{"eventId":"{{Arena}}","seatIds":["{{A1}}","{{A2}}"],"userId":"{{alias}}","status":"locked","version":8}""");
        Assert.DoesNotContain(sent, message => TextOf(message).Contains(Ada.Value, StringComparison.Ordinal));
    }

    [Fact]
    public void Released_seats_are_sent_one_by_one_to_the_map_and_together_to_the_page()
    {
        var sent = LiveMessages.Translate([new SeatsReleased(Arena, [A1, A2], 7, At)]);

        Assert.Equal(["seat-released", "seat-released", "seats-released"], sent.Select(message => message.Target));
        Assert.Equal([$"seats:{Arena}", $"seats:{Arena}", $"event:{Arena}"], sent.Select(message => message.GroupName));
        AssertPayload(
            sent[1],
            $$"""{"seatId":"{{A2}}","status":"available","version":7,"timestamp":"2026-11-20T21:15:51.341Z"}""");
        AssertPayload(sent[2], $$"""{"eventId":"{{Arena}}","seatIds":["{{A1}}","{{A2}}"],"version":7}""");
    }

    [Fact]
    public void Seats_of_an_unknown_version_are_sent_without_one() =>
        AssertSent(
            new SeatSold(Arena, A1, Version: null, At),
            $"seats:{Arena}",
            "seat-reserved",
            $$"""{"seatId":"{{A1}}","status":"reserved","timestamp":"2026-11-20T21:15:51.341Z"}""");

    [Fact]
    public void Sends_ticket_stock() =>
        AssertSent(
            new TicketStockChanged(Arena, Standing, 95, 100, Version: 1_763_673_351_000_000, At),
            $"event:{Arena}",
            "ticket-updated",
            $$"""
            {"ticketTypeId":"{{Standing}}","availableQuantity":95,"totalQuantity":100,
            "version":1763673351000000,"timestamp":"2026-11-20T21:15:51.341Z"}
            """);

    [Fact]
    public void Sends_the_room_count_to_the_event_group() =>
        AssertSent(
            new RoomChanged(Arena, 3, Version: 7),
            $"event:{Arena}",
            "room-info",
            $$"""{"eventId":"{{Arena}}","userCount":3,"version":7}""");

    [Fact]
    public void Sends_the_room_count_to_the_joining_connection()
    {
        var message = Assert.Single(
            LiveMessages.Translate([new RoomJoined(Arena, new ConnectionId("ada"), 3, Version: 7)]));

        Assert.Equal(("room-info", "ada", null), (message.Target, message.ConnectionId, message.GroupName));
        AssertPayload(message, $$"""{"eventId":"{{Arena}}","userCount":3,"version":7}""");
    }

    [Fact]
    public void Sends_the_performance_state_under_its_wire_name() =>
        AssertSent(
            new PerformanceStateChanged(Arena, PerformanceState.SoldOut, 7, At),
            $"event:{Arena}",
            "event-status-changed",
            $$"""{"eventId":"{{Arena}}","status":"sold_out","message":"매진되었습니다.","version":7}""");

    [Fact]
    public void Sends_a_seat_selection_under_a_user_alias() =>
        AssertSent(
            new SeatSelectionChanged(Arena, Ada, [A1]),
            $"seats:{Arena}",
            "seat-update",
            $$"""{"userId":"{{UserAlias.Of(Arena, Ada)}}","seats":["{{A1}}"]}""");

    [Fact]
    public void Sends_that_a_lost_queue_is_being_restored() =>
        AssertSent(
            new QueueRestoring(Arena, TimeSpan.FromMilliseconds(29_400), Version: 9),
            $"queue:{Arena}",
            "queue-restoring",
            $$"""
            {"eventId":"{{Arena}}","message":"대기열을 복구하고 있습니다. 대기 순서를 다시 확인해주세요.",
            "waitSeconds":30,"version":9}
            """);

    [Fact]
    public void Sends_that_the_queue_was_cleared() =>
        AssertSent(
            new QueueCleared(Arena, Version: 9),
            $"queue:{Arena}",
            "queue-cleared",
            $$"""{"eventId":"{{Arena}}","message":"관리자가 대기열을 초기화했습니다.","version":9}""");

    [Fact]
    public void Sends_the_admission_to_the_admitted_user_only()
    {
        var message = Assert.Single(LiveMessages.Translate([new VisitorAdmitted(Arena, Ada)]));

        Assert.Equal("queue-entry-allowed", message.Target);
        Assert.Equal((Ada.Value, null, null), (message.UserId, message.GroupName, message.ConnectionId));
        AssertPayload(
            message,
            $$"""
            {"userId":"{{Ada}}","message":"입장이 허용되었습니다. 잠시 후 자동으로 이동합니다.","eventId":"{{Arena}}"}
            """);
    }

    [Fact]
    public void Sends_the_queue_statistics_to_the_queue_group()
    {
        var message = Assert.Single(LiveMessages.Translate(
            [new QueueMoved(Arena, new QueueStats(7, 5, 5, 12) { Version = 9 }, At)]));

        var payload = JsonDocument.Parse(TextOf(message)).RootElement;
        Assert.Equal(("queue-updated", $"queue:{Arena}"), (message.Target, message.GroupName));
        Assert.Equal(7, payload.GetProperty("queueSize").GetInt32());
        Assert.Equal(5, payload.GetProperty("currentUsers").GetInt32());
        Assert.Equal(5, payload.GetProperty("threshold").GetInt32());
        Assert.Equal(12, payload.GetProperty("servingNumber").GetInt32());
        Assert.Equal(9, payload.GetProperty("version").GetInt64());
        Assert.True(payload.TryGetProperty("timestamp", out _));
    }

    private static void AssertSent(LiveMessage live, string group, string target, string payload)
    {
        var message = Assert.Single(LiveMessages.Translate([live]));
        Assert.Equal((group, target), (message.GroupName, message.Target));
        AssertPayload(message, payload);
    }

    private static void AssertPayload(SignalRMessageAction message, string payload) => Assert.True(
        JsonElement.DeepEquals(
            JsonDocument.Parse(payload).RootElement, JsonDocument.Parse(TextOf(message)).RootElement),
        TextOf(message));

    private static string TextOf(SignalRMessageAction message) =>
        JsonSerializer.Serialize(Assert.Single(message.Arguments!), Plain);

    private static readonly JsonSerializerOptions Plain =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
