using System.Text.Json;
using System.Text.Json.Nodes;
using Serverless.Domain.Accounts;
using Serverless.Functions.Tests.Catalogue;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Realtime;

/// <summary>Every live message of the contract, as the official client hears it.</summary>
public sealed class OfficialClientTests(LivePlatformFixture platform) : IClassFixture<LivePlatformFixture>
{
    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    public async Task Lets_nobody_in_without_a_token(string token)
    {
        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => platform.ConnectAsync(token));

        Assert.Contains(token.Length == 0 ? "401" : "403", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Counts_who_looks_at_an_event_until_they_are_gone()
    {
        var show = await platform.PublishAsync(CatalogueCalls.Event("A room"));
        await using var first = await platform.ConnectAsync(platform.UserToken);

        await first.SendAsync("join-event", new { eventId = show.Id() });
        await first.HearsAsync("room-info", room => CountOf(room) == 1);

        int heardBefore;

        await using (var second = await platform.ConnectAsync(platform.AdminToken))
        {
            await second.SendAsync("join-event", show.Id());
            await second.HearsAsync("room-info", room => CountOf(room) == 2);
            await first.HearsAsync("room-info", room => CountOf(room) == 2);
            heardBefore = first.AllHeard.Count;
        }

        await Eventually(() => first.AllHeard.Skip(heardBefore).Any(heard => CountOf(heard.Payload) == 1));
        Assert.All(first.AllHeard, heard => Assert.Equal(show.Id(), heard.Payload.GetProperty("eventId").GetString()));
    }

    [Fact]
    public async Task Tells_an_old_count_from_a_new_one_by_its_version()
    {
        var show = await platform.PublishAsync(CatalogueCalls.Event("Versions"));
        await using var client = await platform.ConnectAsync(platform.UserToken);

        await client.SendAsync("join-event", new { eventId = show.Id() });
        var first = await client.HearsAsync("room-info");
        await client.SendAsync("join-event", new { eventId = show.Id() });
        var second = await client.HearsAsync("room-info", room => VersionOf(room) != VersionOf(first));

        Assert.InRange(VersionOf(second), VersionOf(first) + 1, long.MaxValue);
    }

    [Fact]
    public async Task Survives_whatever_a_client_sends()
    {
        var show = await platform.PublishAsync(CatalogueCalls.Event("Nonsense"));
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

        await client.SendAsync("join-event", new { eventId = show.Id() });
        await client.HearsAsync("room-info");
    }

    [Fact]
    public async Task Shows_seats_being_held_and_freed_without_saying_by_whom()
    {
        var show = await SeatedShowAsync();
        var buyer = await platform.IssueAsync(AccountRole.User);
        await using var watcher = await platform.ConnectAsync(platform.UserToken);
        await JoinEventAsync(watcher, show);
        await watcher.SendAsync("join-seat-selection", new { eventId = show });
        await JoinedSeatsAsync(watcher, show);
        var seats = await SeatsOfAsync(show);

        var held = await platform.Client.PostAsync(
            "/api/v1/seats/reserve",
            JsonSerializer.Serialize(new { eventId = show, seatIds = seats.Take(2) }),
            buyer);
        Assert.Equal((201, ""), (held.Status, held.Status == 201 ? "" : held.Text));

        var locked = await watcher.HearsAsync("seat-locked", seat => SeatOf(seat) == seats[0]);
        await watcher.HearsAsync("seat-locked", seat => SeatOf(seat) == seats[1]);
        var selected = await watcher.HearsAsync("seat-selected");
        Assert.Equal("locked", locked.GetProperty("status").GetString());
        Assert.Equal(16, locked.GetProperty("userId").GetString()!.Length);
        Assert.Equal(seats.Take(2), selected.GetProperty("seatIds").EnumerateArray().Select(seat => seat.GetString()));

        var reservation = held.Body.GetProperty("reservation").Id();
        var cancelled = await platform.Client.SendAsync(
            HttpMethod.Post, $"/api/v1/reservations/{reservation}/cancel", buyer);
        Assert.Equal(200, cancelled.Status);

        var released = await watcher.HearsAsync("seat-released", seat => SeatOf(seat) == seats[0]);
        Assert.Equal("available", released.GetProperty("status").GetString());
        Assert.Equal(show, (await watcher.HearsAsync("seats-released")).GetProperty("eventId").GetString());
    }

    [Fact]
    public async Task Shows_how_many_tickets_are_left()
    {
        var show = await platform.PublishAsync(CatalogueCalls.Event("Tickets"));
        var type = (await platform.GetAsync($"/api/v1/tickets/event/{show.Id()}")).Body.GetProperty("ticketTypes")
            .EnumerateArray().Single(one => one.GetProperty("name").GetString() == "Standing").Id();
        await using var watcher = await platform.ConnectAsync(platform.UserToken);
        await JoinEventAsync(watcher, show.Id());

        var bought = await platform.Client.PostAsync(
            "/api/v1/reservations",
            JsonSerializer.Serialize(
                new { eventId = show.Id(), items = new[] { new { ticketTypeId = type, quantity = 3 } } }),
            await platform.IssueAsync(AccountRole.User));
        Assert.Equal(201, bought.Status);

        var left = await watcher.HearsAsync("ticket-updated");
        Assert.Equal(type, left.GetProperty("ticketTypeId").GetString());
        Assert.Equal(97, left.GetProperty("availableQuantity").GetInt32());
        Assert.Equal(100, left.GetProperty("totalQuantity").GetInt32());
    }

    [Fact]
    public async Task Calls_in_the_next_of_the_line_and_tells_the_others_that_it_moved()
    {
        var show = (await platform.PublishAsync(Queued("A line", capacity: 1))).Id();
        var (inside, next, last) = (await NewcomerAsync(), await NewcomerAsync(), await NewcomerAsync());

        foreach (var newcomer in (string[])[inside, next, last])
        {
            await platform.Client.SendAsync(HttpMethod.Post, $"/api/v1/queue/check/{show}", newcomer);
        }

        await using var second = await platform.ConnectAsync(next);
        await using var third = await platform.ConnectAsync(last);
        await JoinQueueAsync(second, show);
        await JoinQueueAsync(third, show);

        await platform.Client.SendAsync(HttpMethod.Post, $"/api/v1/queue/leave/{show}", inside);

        var called = await second.HearsAsync("queue-entry-allowed");
        var moved = await third.HearsAsync("queue-updated");
        Assert.Equal(show, called.GetProperty("eventId").GetString());
        Assert.Equal("입장이 허용되었습니다. 잠시 후 자동으로 이동합니다.", called.GetProperty("message").GetString());
        Assert.Equal(1, moved.GetProperty("queueSize").GetInt32());
        Assert.DoesNotContain(third.AllHeard, heard => heard.Target == "queue-entry-allowed");

        await platform.AdminAsync(HttpMethod.Post, $"/api/v1/queue/admin/clear/{show}");
        await third.HearsAsync("queue-cleared");
    }

    [Fact]
    public async Task Passes_on_what_somebody_points_at_under_an_alias()
    {
        var show = await SeatedShowAsync();
        var seats = await SeatsOfAsync(show);
        await using var watcher = await platform.ConnectAsync(platform.UserToken);
        await using var pointer = await platform.ConnectAsync(platform.AdminToken);
        await watcher.SendAsync("join-seat-selection", new { eventId = show });
        await JoinedSeatsAsync(watcher, show);

        await pointer.SendAsync(
            "seat-selection-changed", new { eventId = show, seats = seats.Skip(3).Take(1), userId = "somebody else" });

        var pointed =
            await watcher.HearsAsync("seat-update", update => update.GetProperty("seats")[0].GetString() == seats[3]);
        Assert.Matches("^[0-9a-f]{16}$", pointed.GetProperty("userId").GetString());
    }

    [Fact]
    public async Task Tells_that_an_event_went_on_sale()
    {
        var soon = CatalogueCalls.Event("Soon");
        soon["saleStartDate"] = TimeProvider.System.GetUtcNow().AddSeconds(4);
        var show = await platform.PublishAsync(soon);
        await using var watcher = await platform.ConnectAsync(platform.UserToken);
        await watcher.SendAsync("join-event", new { eventId = show.Id() });

        var changed = await watcher.HearsAsync("event-status-changed");

        Assert.Equal("on_sale", changed.GetProperty("status").GetString());
        Assert.Equal(show.Id(), changed.GetProperty("eventId").GetString());
    }

    private static JsonObject Queued(string title, int capacity)
    {
        var show = CatalogueCalls.Event(title);
        show["queue"] = new JsonObject { ["threshold"] = capacity, ["ratePerSecond"] = 100 };

        return show;
    }

    private async Task<string> SeatedShowAsync()
    {
        var layout = await platform.AddLayoutAsync(
            CatalogueCalls.Layout(CatalogueCalls.Word(), CatalogueCalls.Section("A", 2, 5)));
        var show = CatalogueCalls.Event("Seats");
        show.Remove("ticketTypes");
        show["seatLayoutId"] = layout;

        return (await platform.PublishAsync(show)).Id();
    }

    private async Task<string[]> SeatsOfAsync(string show) =>
        [.. (await platform.GetAsync($"/api/v1/seats/events/{show}")).Body.GetProperty("seats")
            .EnumerateArray().Select(seat => seat.Id())];

    private Task<string> NewcomerAsync() => platform.IssueAsync(AccountRole.User);

    // Nothing answers to joining these groups, so the client listens until it hears itself.
    private async Task JoinedSeatsAsync(OfficialClient client, string show)
    {
        var seat = (await SeatsOfAsync(show))[^1];

        await Eventually(async () =>
        {
            await client.SendAsync("seat-selection-changed", new { eventId = show, seats = new[] { seat } });

            return client.AllHeard.Any(heard => heard.Target == "seat-update");
        });
    }

    // One connection's messages are handled in their order, so the answer to the second proves that the first is done.
    private static async Task JoinEventAsync(OfficialClient client, string show)
    {
        await client.SendAsync("join-event", new { eventId = show });
        await client.SendAsync("join-event", new { eventId = show });
        await Eventually(() => client.AllHeard
            .Where(heard => heard.Target == "room-info")
            .Select(heard => VersionOf(heard.Payload))
            .Distinct()
            .Count() == 2);
    }

    // One connection's messages are handled in their order, so the room's answer proves that the line was joined.
    private static async Task JoinQueueAsync(OfficialClient client, string show)
    {
        await client.SendAsync("join-queue", new { eventId = show });
        await client.SendAsync("join-event", new { eventId = show });
        await client.HearsAsync("room-info");
    }

    private static Task Eventually(Func<bool> condition) => Eventually(() => Task.FromResult(condition()));

    private static async Task Eventually(Func<Task<bool>> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));

        while (!await condition())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, limit.Token);
        }
    }

    private static int CountOf(JsonElement room) =>
        room.TryGetProperty("userCount", out var count) ? count.GetInt32() : 0;

    private static long VersionOf(JsonElement room) => room.GetProperty("version").GetInt64();

    private static string? SeatOf(JsonElement message) => message.GetProperty("seatId").GetString();
}
