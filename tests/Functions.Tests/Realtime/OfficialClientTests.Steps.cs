using System.Text.Json;
using System.Text.Json.Nodes;
using Serverless.Domain.Accounts;
using Serverless.Functions.Tests.Catalogue;

namespace Serverless.Functions.Tests.Realtime;

/// <summary>The steps that the tests share.</summary>
public sealed partial class OfficialClientTests
{
    private static JsonObject Queued(string title, int capacity)
    {
        var performance = CatalogueCalls.Event(title);
        performance["queue"] = new JsonObject { ["threshold"] = capacity, ["ratePerSecond"] = 100 };

        return performance;
    }

    private async Task<string> PublishWithSeatsAsync()
    {
        var layout = await platform.AddLayoutAsync(
            CatalogueCalls.Layout(CatalogueCalls.Word(), CatalogueCalls.Section("A", 2, 5)));
        var performance = CatalogueCalls.Event("Seats");
        performance.Remove("ticketTypes");
        performance["seatLayoutId"] = layout;

        return (await platform.PublishAsync(performance)).Id();
    }

    private async Task<string[]> SeatsOfAsync(string performance) =>
        [.. (await platform.GetAsync($"/api/v1/seats/events/{performance}")).Body.GetProperty("seats")
            .EnumerateArray().Select(seat => seat.Id())];

    private Task<string> UserAsync() => platform.IssueAsync(AccountRole.User);

    // Joining a seat group has no reply. Messages of one connection are handled in order, so the reply to join-event
    // proves that the join before it is done.
    private static async Task JoinSeatsAsync(OfficialClient client, string performance)
    {
        await client.SendAsync("join-seat-selection", new { eventId = performance });
        var before = RoomVersions(client);
        await client.SendAsync("join-event", new { eventId = performance });
        await Eventually(() => RoomVersions(client) > before);
    }

    private static int RoomVersions(OfficialClient client) => client.Received
        .Where(message => message.Target == "room-info")
        .Select(message => VersionOf(message.Payload))
        .Distinct()
        .Count();

    // Messages of one connection are handled in order, so the reply to the second join proves that the first is done.
    private static async Task JoinEventAsync(OfficialClient client, string performance)
    {
        await client.SendAsync("join-event", new { eventId = performance });
        await client.SendAsync("join-event", new { eventId = performance });
        await Eventually(() => RoomVersions(client) == 2);
    }

    // Messages of one connection are handled in order, so the reply to join-event proves that join-queue is done.
    private static async Task JoinQueueAsync(OfficialClient client, string performance)
    {
        await client.SendAsync("join-queue", new { eventId = performance });
        await client.SendAsync("join-event", new { eventId = performance });
        await client.ReceiveAsync("room-info");
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
