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
    public async Task Admits_users_up_to_the_threshold_and_queues_the_others()
    {
        var fixture = await OpenAsync(threshold: 1, ratePerSecond: 50);
        var (first, second) = (await fixture.UserAsync(), await fixture.UserAsync());

        var admitted = (await CheckAsync(fixture, first)).Body;
        var queued = (await CheckAsync(fixture, second)).Body;

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
    public async Task Estimates_a_wait_of_one_second_for_position_45_at_50_per_second()
    {
        var fixture = await OpenAsync(threshold: 1, ratePerSecond: 50);
        var last = default(JsonElement);

        // The first user is admitted.
        for (var i = 0; i < 46; i++)
        {
            last = (await CheckAsync(fixture, await fixture.UserAsync())).Body;
        }

        Assert.Equal((45, 1), (Number(last, "position"), Number(last, "estimatedWait")));
    }

    [Fact]
    public async Task A_queue_entry_survives_a_repeated_check_and_ends_on_leaving()
    {
        var fixture = await OpenAsync(threshold: 1, ratePerSecond: 50);
        await CheckAsync(fixture, await fixture.UserAsync());
        var (second, third) = (await fixture.UserAsync(), await fixture.UserAsync());
        await CheckAsync(fixture, second);
        await CheckAsync(fixture, third);

        Assert.Equal(1, Number((await CheckAsync(fixture, second)).Body, "position"));
        var left = await fixture.PostAsync(second, $"/api/v1/queue/leave/{fixture.Id}");
        var leftAgain = await fixture.PostAsync(second, $"/api/v1/queue/leave/{fixture.Id}");

        Assert.Equal((200, "대기열에서 나왔습니다."), (left.Status, left.Message));
        Assert.Equal(200, leftAgain.Status);
        Assert.Equal("not_in_queue", (await StatusAsync(fixture, second)).Body.GetProperty("status").GetString());
        Assert.Equal(1, Number((await StatusAsync(fixture, third)).Body, "position"));
        var heartbeat = (await fixture.PostAsync(third, $"/api/queue/heartbeat/{fixture.Id}")).Body;
        Assert.Equal(["status", "queued"], heartbeat.Members());
    }

    [Fact]
    public async Task Holding_requires_an_admission_pass_and_the_purchase_ends_it()
    {
        var fixture = await OpenAsync(threshold: 1, ratePerSecond: 50);
        var token = await fixture.UserAsync();

        var early = await fixture.HoldAsync(token, fixture.Seats[0]);
        var order = await fixture.OrderAsync(token, (fixture.Standing, 1));
        await CheckAsync(fixture, token);
        await fixture.BuyAsync(token, fixture.Seats[0]);

        Assert.Equal((403, "reservations.pass-missing"), (early.Status, early.Reason));
        Assert.Equal((403, "reservations.pass-missing"), (order.Status, order.Reason));
        Assert.Equal("not_in_queue", (await StatusAsync(fixture, token)).Body.GetProperty("status").GetString());
        Assert.Equal(403, (await fixture.HoldAsync(token, fixture.Seats[1])).Status);
    }

    [Fact]
    public async Task The_timer_admits_the_next_user_after_another_leaves()
    {
        var fixture = await OpenAsync(threshold: 1, ratePerSecond: 50);
        var (first, second) = (await fixture.UserAsync(), await fixture.UserAsync());
        await CheckAsync(fixture, first);
        await CheckAsync(fixture, second);
        await fixture.PostAsync(first, $"/api/v1/queue/leave/{fixture.Id}");

        await platform.Platform.Services.GetRequiredService<AdmitVisitors>().ExecuteAsync(default);

        Assert.Equal(("active", false), StateOf((await StatusAsync(fixture, second)).Body));
    }

    [Fact]
    public async Task Administrators_can_read_configure_and_clear_a_queue()
    {
        var fixture = await OpenAsync(threshold: 1, ratePerSecond: 50);
        await CheckAsync(fixture, await fixture.UserAsync());
        await CheckAsync(fixture, await fixture.UserAsync());

        var shown = (await fixture.ShowAsync(platform.AdminToken, $"/api/v1/queue/admin/{fixture.Id}")).Body;
        var set = await platform.AdminAsync(
            HttpMethod.Put,
            $"/api/v1/admin/events/{fixture.Id}/queue",
            new JsonObject { ["threshold"] = 7, ["ratePerSecond"] = 3 });
        var cleared = await fixture.PostAsync(platform.AdminToken, $"/api/v1/queue/admin/clear/{fixture.Id}");

        Assert.Equal(
            ["eventId", "queueSize", "currentUsers", "threshold", "available", "servingNumber", "version"],
            shown.Members());
        Assert.Equal(
            (1, 1, 0), (Number(shown, "queueSize"), Number(shown, "currentUsers"), Number(shown, "available")));
        Assert.Equal((200, 7), (set.Status, Number(set.Body, "threshold")));
        Assert.Equal((200, "대기열이 초기화되었습니다."), (cleared.Status, cleared.Message));
        var after = (await fixture.ShowAsync(platform.AdminToken, $"/api/v1/queue/admin/{fixture.Id}")).Body;
        Assert.Equal((0, 0), (Number(after, "queueSize"), Number(after, "currentUsers")));
    }

    [Theory]
    [InlineData("x", 400, "Invalid event ID format")]
    [InlineData(Calls.UnknownId, 404, "이벤트를 찾을 수 없습니다.")]
    public async Task Rejects_the_queue_of_a_malformed_or_unknown_event(string id, int status, string message)
    {
        var answer = await platform.Client.SendAsync(HttpMethod.Post, $"/api/v1/queue/check/{id}", platform.UserToken);

        Assert.Equal((status, message), (answer.Status, answer.Message));
        answer.IsProblemIn(ApiContract.Tiketi);
    }

    private Task<EventFixture> OpenAsync(int threshold, int ratePerSecond) => EventFixture.OpenAsync(
        platform,
        new JsonObject { ["threshold"] = threshold, ["ratePerSecond"] = ratePerSecond });

    private static Task<Answer> CheckAsync(EventFixture fixture, string token) =>
        fixture.PostAsync(token, $"/api/v1/queue/check/{fixture.Id}");

    private static Task<Answer> StatusAsync(EventFixture fixture, string token) =>
        fixture.ShowAsync(token, $"/api/v1/queue/status/{fixture.Id}");

    private static (string Status, bool Queued) StateOf(JsonElement entry) =>
        (entry.GetProperty("status").GetString()!, entry.GetProperty("queued").GetBoolean());

    private static int Number(JsonElement row, string name) => row.GetProperty(name).GetInt32();
}
