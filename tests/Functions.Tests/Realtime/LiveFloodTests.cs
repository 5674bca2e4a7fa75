using System.Diagnostics;
using Serverless.Domain.Accounts;
using Serverless.Fakes.Platform;
using Serverless.Functions.Tests.Platform;
using Serverless.Functions.Tests.Sales;

namespace Serverless.Functions.Tests.Realtime;

/// <summary>What one client's messages may cause, over the official client.</summary>
public sealed class LiveFloodTests(LimitedLivePlatform platform) : IClassFixture<LimitedLivePlatform>
{
    [Fact]
    public async Task A_client_that_did_not_join_a_room_is_not_heard_there()
    {
        var fixture = await EventFixture.OpenAsync(platform);
        await using var watcher = await ConnectAsync();
        await using var selector = await ConnectAsync();
        await JoinSeatsAsync(watcher, fixture);

        await SelectAsync(selector, fixture, 0);
        await JoinSeatsAsync(selector, fixture);
        await SelectAsync(selector, fixture, 1);

        await watcher.ReceiveAsync("seat-update", update => SeatOf(update) == fixture.Seats[1]);
        Assert.DoesNotContain(
            watcher.Received,
            message => message.Target == "seat-update" && SeatOf(message.Payload) == fixture.Seats[0]);
    }

    [Fact]
    public async Task Rooms_of_all_kinds_are_limited_for_a_connection()
    {
        var fixture = await EventFixture.OpenAsync(platform);
        await using var watcher = await ConnectAsync();
        await using var selector = await ConnectAsync();
        var others = await Task.WhenAll(
            EventFixture.OpenAsync(platform), EventFixture.OpenAsync(platform), EventFixture.OpenAsync(platform));

        foreach (var other in others)
        {
            await watcher.SendAsync("join-queue", new { eventId = other.Id });
        }

        await watcher.SendAsync("join-seat-selection", new { eventId = fixture.Id });
        await watcher.SendAsync("leave-queue", new { eventId = others[0].Id });
        await watcher.SendAsync("join-event", new { eventId = fixture.Id });
        await watcher.ReceiveAsync("room-info");
        await JoinSeatsAsync(selector, fixture);
        await SelectAsync(selector, fixture, 0);

        // The watcher was in three rooms when it asked for the seat map. It hears of the event, which it joined later.
        await watcher.ReceiveAsync("room-info", room => room.GetProperty("userCount").GetInt32() == 2);
        Assert.DoesNotContain(watcher.Received, message => message.Target == "seat-update");
    }

    [Fact]
    public async Task A_room_of_an_unknown_event_cannot_be_joined()
    {
        await using var client = await ConnectAsync();
        var fixture = await EventFixture.OpenAsync(platform);

        await client.SendAsync("join-event", new { eventId = Calls.UnknownId });
        await client.SendAsync("join-event", new { eventId = fixture.Id });

        await client.ReceiveAsync("room-info", room => room.GetProperty("eventId").GetString() == fixture.Id);
        Assert.Single(client.Received.Select(message => message.Payload.GetProperty("eventId").GetString()).Distinct());
    }

    [Fact]
    public async Task A_flood_of_selections_reaches_others_only_within_the_senders_budget()
    {
        var fixture = await EventFixture.OpenAsync(platform);
        await using var watcher = await ConnectAsync();
        await using var selector = await ConnectAsync();
        await JoinSeatsAsync(watcher, fixture);
        await selector.SendAsync("join-seat-selection", new { eventId = fixture.Id });
        var watch = Stopwatch.StartNew();

        for (var i = 0; i < 200; i++)
        {
            await SelectAsync(selector, fixture, i % 3);
        }

        // Each selection is delivered to both connections in the room.
        const int Reached = LimitedLivePlatform.DeliveriesMax / 2;
        await Eventually.IsTrueAsync(() => Task.FromResult(Updates(watcher) >= Reached), "the selections arrived");
        await using var honest = await ConnectAsync();
        await honest.SendAsync("join-seat-selection", new { eventId = fixture.Id });
        await SelectAsync(honest, fixture, 3);
        await watcher.ReceiveAsync("seat-update", update => SeatOf(update) == fixture.Seats[3]);
        Assert.InRange(Updates(watcher), Reached + 1, Reached + 1 + (int)watch.Elapsed.TotalSeconds + 1);
    }

    private static int Updates(OfficialClient client) =>
        client.Received.Count(message => message.Target == "seat-update");

    private static string? SeatOf(System.Text.Json.JsonElement update) => update.GetProperty("seats")[0].GetString();

    private static Task SelectAsync(OfficialClient client, EventFixture fixture, int seat) => client.SendAsync(
        "seat-selection-changed", new { eventId = fixture.Id, seats = new[] { fixture.Seats[seat] } });

    // Messages of one connection are handled in order, so the reply to the second proves that the first is done.
    private static async Task JoinSeatsAsync(OfficialClient client, EventFixture fixture)
    {
        var before = client.Received.Count(message => message.Target == "room-info");
        await client.SendAsync("join-seat-selection", new { eventId = fixture.Id });
        await client.SendAsync("join-event", new { eventId = fixture.Id });
        await Eventually.IsTrueAsync(
            () => Task.FromResult(client.Received.Count(message => message.Target == "room-info") > before),
            "the room count arrived");
    }

    private async Task<OfficialClient> ConnectAsync() =>
        await platform.ConnectAsync(await platform.IssueAsync(AccountRole.User));
}
