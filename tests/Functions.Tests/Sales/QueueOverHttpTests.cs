using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Serverless.Domain.WaitingRoom;
using Serverless.Functions.Http;
using Serverless.Functions.Tests.Catalogue;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Sales;

[Collection(PlatformTests.Name)]
public sealed class QueueOverHttpTests(PlatformFixture platform)
{
    [Fact]
    public async Task Admits_while_there_is_room_and_queues_those_who_come_after()
    {
        var eventFixture = await OpenAsync(threshold: 1, ratePerSecond: 50);
        var (first, second) = (await eventFixture.UserAsync(), await eventFixture.UserAsync());

        var admitted = (await CheckAsync(eventFixture, first)).Body;
        var queued = (await CheckAsync(eventFixture, second)).Body;

        Assert.Equal(
            [
                "status", "queued", "position", "estimatedWait", "queueSize", "currentUsers", "threshold",
                "servingNumber", "version", "passExpiresAt",
            ],
            admitted.Members());
        Assert.Equal(("active", false), StateOf(admitted));
        Assert.Equal(("queued", true), StateOf(queued));
        Assert.Equal(
            (1, 1, 1, 1),
            (Number(queued, "position"), Number(queued, "estimatedWait"), Number(queued, "currentUsers"),
                Number(queued, "threshold")));
    }

    [Fact]
    public async Task Foretells_one_second_to_the_forty_fifth_at_fifty_a_second()
    {
        var eventFixture = await OpenAsync(threshold: 1, ratePerSecond: 50);
        var last = default(JsonElement);

        // The first of them is admitted.
        for (var i = 0; i < 46; i++)
        {
            last = (await CheckAsync(eventFixture, await eventFixture.UserAsync())).Body;
        }

        Assert.Equal((45, 1), (Number(last, "position"), Number(last, "estimatedWait")));
    }

    [Fact]
    public async Task Keeps_the_place_over_a_refresh_and_gives_it_up_on_leaving()
    {
        var eventFixture = await OpenAsync(threshold: 1, ratePerSecond: 50);
        await CheckAsync(eventFixture, await eventFixture.UserAsync());
        var (second, third) = (await eventFixture.UserAsync(), await eventFixture.UserAsync());
        await CheckAsync(eventFixture, second);
        await CheckAsync(eventFixture, third);

        Assert.Equal(1, Number((await CheckAsync(eventFixture, second)).Body, "position"));
        var left = await eventFixture.PostAsync(second, $"/api/v1/queue/leave/{eventFixture.Id}");
        var leftAgain = await eventFixture.PostAsync(second, $"/api/v1/queue/leave/{eventFixture.Id}");

        Assert.Equal((200, "대기열에서 나왔습니다."), (left.Status, left.Message));
        Assert.Equal(200, leftAgain.Status);
        Assert.Equal("not_in_queue", (await StatusAsync(eventFixture, second)).Body.GetProperty("status").GetString());
        Assert.Equal(1, Number((await StatusAsync(eventFixture, third)).Body, "position"));
        var beat = (await eventFixture.PostAsync(third, $"/api/queue/heartbeat/{eventFixture.Id}")).Body;
        Assert.Equal(["status", "queued"], beat.Members());
    }

    [Fact]
    public async Task Lets_nobody_hold_seats_or_tickets_without_a_pass_and_ends_it_with_the_purchase()
    {
        var eventFixture = await OpenAsync(threshold: 1, ratePerSecond: 50);
        var token = await eventFixture.UserAsync();

        var early = await eventFixture.HoldAsync(token, eventFixture.Seats[0]);
        var order = await eventFixture.OrderAsync(token, (eventFixture.Standing, 1));
        await CheckAsync(eventFixture, token);
        await eventFixture.BuyAsync(token, eventFixture.Seats[0]);

        Assert.Equal((403, "reservations.pass-missing"), (early.Status, early.Reason));
        Assert.Equal((403, "reservations.pass-missing"), (order.Status, order.Reason));
        Assert.Equal("not_in_queue", (await StatusAsync(eventFixture, token)).Body.GetProperty("status").GetString());
        Assert.Equal(403, (await eventFixture.HoldAsync(token, eventFixture.Seats[1])).Status);
    }

    [Fact]
    public async Task Admits_the_next_by_the_drain_once_somebody_leaves()
    {
        var eventFixture = await OpenAsync(threshold: 1, ratePerSecond: 50);
        var (first, second) = (await eventFixture.UserAsync(), await eventFixture.UserAsync());
        await CheckAsync(eventFixture, first);
        await CheckAsync(eventFixture, second);
        await eventFixture.PostAsync(first, $"/api/v1/queue/leave/{eventFixture.Id}");

        await platform.Platform.Services.GetRequiredService<AdmitVisitors>().ExecuteAsync(default);

        Assert.Equal(("active", false), StateOf((await StatusAsync(eventFixture, second)).Body));
    }

    [Fact]
    public async Task Shows_sets_and_clears_a_line_for_administrators()
    {
        var eventFixture = await OpenAsync(threshold: 1, ratePerSecond: 50);
        await CheckAsync(eventFixture, await eventFixture.UserAsync());
        await CheckAsync(eventFixture, await eventFixture.UserAsync());

        var shown = (await eventFixture.ShowAsync(platform.AdminToken, $"/api/v1/queue/admin/{eventFixture.Id}")).Body;
        var set = await platform.AdminAsync(
            HttpMethod.Put,
            $"/api/v1/admin/events/{eventFixture.Id}/queue",
            new JsonObject { ["threshold"] = 7, ["ratePerSecond"] = 3 });
        var cleared = await eventFixture.PostAsync(platform.AdminToken, $"/api/v1/queue/admin/clear/{eventFixture.Id}");

        Assert.Equal(
            ["eventId", "queueSize", "currentUsers", "threshold", "available", "servingNumber", "version"],
            shown.Members());
        Assert.Equal(
            (1, 1, 0), (Number(shown, "queueSize"), Number(shown, "currentUsers"), Number(shown, "available")));
        Assert.Equal((200, 7), (set.Status, Number(set.Body, "threshold")));
        Assert.Equal((200, "대기열이 초기화되었습니다."), (cleared.Status, cleared.Message));
        var after = (await eventFixture.ShowAsync(platform.AdminToken, $"/api/v1/queue/admin/{eventFixture.Id}")).Body;
        Assert.Equal((0, 0), (Number(after, "queueSize"), Number(after, "currentUsers")));
    }

    [Theory]
    [InlineData("x", 400, "Invalid event ID format")]
    [InlineData(Calls.UnknownId, 404, "이벤트를 찾을 수 없습니다.")]
    public async Task Refuses_the_line_of_no_event(string id, int status, string message)
    {
        var answer = await platform.Client.SendAsync(HttpMethod.Post, $"/api/v1/queue/check/{id}", platform.UserToken);

        Assert.Equal((status, message), (answer.Status, answer.Message));
        answer.IsProblemIn(ApiContract.Tiketi);
    }

    private Task<EventFixture> OpenAsync(int threshold, int ratePerSecond) => EventFixture.OpenAsync(
        platform,
        new JsonObject { ["threshold"] = threshold, ["ratePerSecond"] = ratePerSecond });

    private static Task<Answer> CheckAsync(EventFixture eventFixture, string token) =>
        eventFixture.PostAsync(token, $"/api/v1/queue/check/{eventFixture.Id}");

    private static Task<Answer> StatusAsync(EventFixture eventFixture, string token) =>
        eventFixture.ShowAsync(token, $"/api/v1/queue/status/{eventFixture.Id}");

    private static (string Status, bool Queued) StateOf(JsonElement place) =>
        (place.GetProperty("status").GetString()!, place.GetProperty("queued").GetBoolean());

    private static int Number(JsonElement row, string name) => row.GetProperty(name).GetInt32();
}
