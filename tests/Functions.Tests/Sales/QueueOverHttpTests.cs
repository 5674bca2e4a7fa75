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
                "servingNumber", "version", "passExpiresAt", "queueToken",
            ],
            admitted.Members());
        Assert.Equal(("active", false), StateOf(admitted));
        Assert.Equal(("queued", true), StateOf(queued));
        Assert.Equal(
            (1, 1, 1),
            (Number(queued, "position"), Number(queued, "currentUsers"), Number(queued, "threshold")));
    }

    [Fact]
    public async Task Returns_no_estimated_wait_where_nothing_moves()
    {
        var (full, empty) = (await OpenAsync(threshold: 1, ratePerSecond: 50), await OpenAsync(0, 50));
        await CheckAsync(full, await full.UserAsync());

        foreach (var fixture in (EventFixture[])[full, empty])
        {
            var queued = (await CheckAsync(fixture, await fixture.UserAsync())).Body;

            Assert.Equal(("queued", true), StateOf(queued));
            Assert.Equal(JsonValueKind.Null, queued.GetProperty("estimatedWait").ValueKind);
        }
    }

    [Fact]
    public async Task Counts_the_visitors_of_an_event_without_caps_of_its_own()
    {
        var fixture = await EventFixture.OpenAsync(platform);
        var (first, second) = (await fixture.UserAsync(), await fixture.UserAsync());

        await CheckAsync(fixture, first);
        var entry = (await CheckAsync(fixture, second)).Body;
        var shown = (await fixture.ShowAsync(platform.AdminToken, $"/api/v1/queue/admin/{fixture.Id}")).Body;

        Assert.Equal(("active", false), StateOf(entry));
        Assert.Equal((2, 1_000), (Number(entry, "currentUsers"), Number(entry, "threshold")));
        Assert.Equal(
            (0, 2, 1_000, 998),
            (Number(shown, "queueSize"), Number(shown, "currentUsers"), Number(shown, "threshold"),
                Number(shown, "available")));
        Assert.Equal(201, (await fixture.HoldAsync(await fixture.UserAsync(), fixture.Seats[0])).Status);
    }

    [Theory]
    [InlineData("POST", "/api/v1/queue/check/")]
    [InlineData("GET", "/api/v1/queue/status/")]
    [InlineData("POST", "/api/queue/heartbeat/")]
    public async Task Takes_only_the_callers_own_queue_token(string method, string path)
    {
        var (fixture, other) = (await OpenAsync(1, 50), await OpenAsync(1, 50));
        var (ada, bob) = (await fixture.UserAsync(), await fixture.UserAsync());
        var own = TokenOf(await CheckAsync(fixture, ada));

        Assert.Equal(200, (await SendAsync(fixture, ada, own)).Status);
        Assert.Equal(403, (await SendAsync(fixture, bob, own)).Status);
        Assert.Equal(403, (await SendAsync(other, ada, own)).Status);
        Assert.Equal(404, (await SendAsync(fixture, ada, own[..^1])).Status);

        Task<Answer> SendAsync(EventFixture at, string user, string queueToken)
        {
            var request = new HttpRequestMessage(new HttpMethod(method), path + at.Id);
            request.Headers.Authorization = new("Bearer", user);
            request.Headers.Add("X-Queue-Token", queueToken);

            return platform.Client.ReadAsync(request);
        }
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

    private static string TokenOf(Answer entry) => entry.Body.GetProperty("queueToken").GetString()!;

    private static (string Status, bool Queued) StateOf(JsonElement entry) =>
        (entry.GetProperty("status").GetString()!, entry.GetProperty("queued").GetBoolean());

    private static int Number(JsonElement row, string name) => row.GetProperty(name).GetInt32();
}
