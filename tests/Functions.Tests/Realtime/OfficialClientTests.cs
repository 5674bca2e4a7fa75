using System.Text.Json;
using Serverless.Domain.Accounts;
using Serverless.Functions.Tests.Catalogue;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Realtime;

/// <summary>Every live message of the contract reaches the official client.</summary>
public sealed partial class OfficialClientTests(LivePlatformFixture platform) : IClassFixture<LivePlatformFixture>
{
    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    public async Task Rejects_a_connection_without_a_valid_token(string token)
    {
        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => platform.ConnectAsync(token));

        Assert.Contains(token.Length == 0 ? "401" : "403", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Counts_the_connections_to_an_event_until_they_close()
    {
        var performance = await platform.PublishAsync(CatalogueCalls.Event("A room"));
        await using var first = await platform.ConnectAsync(platform.UserToken);

        await first.SendAsync("join-event", new { eventId = performance.Id() });
        await first.ReceiveAsync("room-info", room => CountOf(room) == 1);

        int countBefore;

        await using (var second = await platform.ConnectAsync(platform.AdminToken))
        {
            await second.SendAsync("join-event", performance.Id());
            await second.ReceiveAsync("room-info", room => CountOf(room) == 2);
            await first.ReceiveAsync("room-info", room => CountOf(room) == 2);
            countBefore = first.Received.Count;
        }

        await Eventually(() => first.Received.Skip(countBefore).Any(message => CountOf(message.Payload) == 1));
        Assert.All(first.Received, message =>
            Assert.Equal(performance.Id(), message.Payload.GetProperty("eventId").GetString()));
    }

    [Fact]
    public async Task A_new_room_count_has_a_higher_version()
    {
        var performance = await platform.PublishAsync(CatalogueCalls.Event("Versions"));
        await using var client = await platform.ConnectAsync(platform.UserToken);

        await client.SendAsync("join-event", new { eventId = performance.Id() });
        var first = await client.ReceiveAsync("room-info");
        await client.SendAsync("join-event", new { eventId = performance.Id() });
        var second = await client.ReceiveAsync("room-info", room => VersionOf(room) != VersionOf(first));

        Assert.InRange(VersionOf(second), VersionOf(first) + 1, long.MaxValue);
    }

    [Fact]
    public async Task Malformed_client_messages_do_not_break_the_connection()
    {
        var performance = await platform.PublishAsync(CatalogueCalls.Event("Nonsense"));
        await using var client = await platform.ConnectAsync(platform.UserToken);

        foreach (var target in (string[])
            ["join-event", "leave-event", "join-queue", "leave-queue", "join-seat-selection", "seat-selection-changed"])
        {
            await client.SendAsync(target);
            await client.SendAsync(target, 7);
            await client.SendAsync(target, (object?)null);
            await client.SendAsync(target, new { eventId = new { eventId = 1 } });
            await client.SendAsync(target, new { eventId = "not an id", seats = "all" }, 1, 2);
        }

        await client.SendAsync("join-event", new { eventId = performance.Id() });
        await client.ReceiveAsync("room-info");
    }

    [Fact]
    public async Task Sends_held_and_released_seats_without_the_users_identity()
    {
        var performance = await PublishWithSeatsAsync();
        var buyer = await platform.IssueAsync(AccountRole.User);
        await using var watcher = await platform.ConnectAsync(platform.UserToken);
        await JoinEventAsync(watcher, performance);
        await watcher.SendAsync("join-seat-selection", new { eventId = performance });
        await WaitUntilJoinedAsync(watcher, performance);
        var seats = await SeatsOfAsync(performance);

        var held = await platform.Client.PostAsync(
            "/api/v1/seats/reserve",
            JsonSerializer.Serialize(new { eventId = performance, seatIds = seats.Take(2) }),
            buyer);
        Assert.Equal((201, ""), (held.Status, held.Status == 201 ? "" : held.Text));

        var locked = await watcher.ReceiveAsync("seat-locked", seat => SeatOf(seat) == seats[0]);
        await watcher.ReceiveAsync("seat-locked", seat => SeatOf(seat) == seats[1]);
        var selected = await watcher.ReceiveAsync("seat-selected");
        Assert.Equal("locked", locked.GetProperty("status").GetString());
        Assert.Equal(16, locked.GetProperty("userId").GetString()!.Length);
        Assert.Equal(seats.Take(2), selected.GetProperty("seatIds").EnumerateArray().Select(seat => seat.GetString()));

        var reservation = held.Body.GetProperty("reservation").Id();
        var cancelled = await platform.Client.SendAsync(
            HttpMethod.Post, $"/api/v1/reservations/{reservation}/cancel", buyer);
        Assert.Equal(200, cancelled.Status);

        var released = await watcher.ReceiveAsync("seat-released", seat => SeatOf(seat) == seats[0]);
        Assert.Equal("available", released.GetProperty("status").GetString());
        Assert.Equal(performance, (await watcher.ReceiveAsync("seats-released")).GetProperty("eventId").GetString());
    }

    [Fact]
    public async Task Sends_the_remaining_ticket_stock()
    {
        var performance = await platform.PublishAsync(CatalogueCalls.Event("Tickets"));
        var type = (await platform.GetAsync($"/api/v1/tickets/event/{performance.Id()}")).Body
            .GetProperty("ticketTypes").EnumerateArray()
            .Single(one => one.GetProperty("name").GetString() == "Standing").Id();
        await using var watcher = await platform.ConnectAsync(platform.UserToken);
        await JoinEventAsync(watcher, performance.Id());

        var bought = await platform.Client.PostAsync(
            "/api/v1/reservations",
            JsonSerializer.Serialize(
                new { eventId = performance.Id(), items = new[] { new { ticketTypeId = type, quantity = 3 } } }),
            await platform.IssueAsync(AccountRole.User));
        Assert.Equal(201, bought.Status);

        var left = await watcher.ReceiveAsync("ticket-updated");
        Assert.Equal(type, left.GetProperty("ticketTypeId").GetString());
        Assert.Equal(97, left.GetProperty("availableQuantity").GetInt32());
        Assert.Equal(100, left.GetProperty("totalQuantity").GetInt32());
    }

    [Fact]
    public async Task Notifies_the_admitted_user_and_sends_the_new_queue_state_to_the_others()
    {
        var performance = (await platform.PublishAsync(Queued("A queue", capacity: 1))).Id();
        var (inside, next, last) = (await UserAsync(), await UserAsync(), await UserAsync());

        foreach (var user in (string[])[inside, next, last])
        {
            await platform.Client.SendAsync(HttpMethod.Post, $"/api/v1/queue/check/{performance}", user);
        }

        await using var second = await platform.ConnectAsync(next);
        await using var third = await platform.ConnectAsync(last);
        await JoinQueueAsync(second, performance);
        await JoinQueueAsync(third, performance);

        await platform.Client.SendAsync(HttpMethod.Post, $"/api/v1/queue/leave/{performance}", inside);

        var admitted = await second.ReceiveAsync("queue-entry-allowed");
        var moved = await third.ReceiveAsync("queue-updated");
        Assert.Equal(performance, admitted.GetProperty("eventId").GetString());
        Assert.Equal("입장이 허용되었습니다. 잠시 후 자동으로 이동합니다.", admitted.GetProperty("message").GetString());
        Assert.Equal(1, moved.GetProperty("queueSize").GetInt32());
        Assert.DoesNotContain(third.Received, message => message.Target == "queue-entry-allowed");

        await platform.AdminAsync(HttpMethod.Post, $"/api/v1/queue/admin/clear/{performance}");
        await third.ReceiveAsync("queue-cleared");
    }

    [Fact]
    public async Task Forwards_a_seat_selection_under_an_alias()
    {
        var performance = await PublishWithSeatsAsync();
        var seats = await SeatsOfAsync(performance);
        await using var watcher = await platform.ConnectAsync(platform.UserToken);
        await using var selector = await platform.ConnectAsync(platform.AdminToken);
        await watcher.SendAsync("join-seat-selection", new { eventId = performance });
        await WaitUntilJoinedAsync(watcher, performance);
        await selector.SendAsync("join-seat-selection", new { eventId = performance });

        await selector.SendAsync(
            "seat-selection-changed",
            new { eventId = performance, seats = seats.Skip(3).Take(1), userId = "somebody else" });

        var selection =
            await watcher.ReceiveAsync("seat-update", update => update.GetProperty("seats")[0].GetString() == seats[3]);
        Assert.Matches("^[0-9a-f]{16}$", selection.GetProperty("userId").GetString());
    }

    [Fact]
    public async Task Sends_that_an_event_is_on_sale()
    {
        var soon = CatalogueCalls.Event("Soon");
        soon["saleStartDate"] = TimeProvider.System.GetUtcNow().AddSeconds(4);
        var performance = await platform.PublishAsync(soon);
        await using var watcher = await platform.ConnectAsync(platform.UserToken);
        await watcher.SendAsync("join-event", new { eventId = performance.Id() });

        var changed = await watcher.ReceiveAsync("event-status-changed");

        Assert.Equal("on_sale", changed.GetProperty("status").GetString());
        Assert.Equal(performance.Id(), changed.GetProperty("eventId").GetString());
    }
}
