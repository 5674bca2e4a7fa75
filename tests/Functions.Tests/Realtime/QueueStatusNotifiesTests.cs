using System.Text.Json.Nodes;
using Serverless.Domain.Accounts;
using Serverless.Fakes.Platform;
using Serverless.Functions.Tests.Catalogue;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Realtime;

/// <summary>No timer runs: a queue status request advances the queue, and the other users are notified.</summary>
public sealed class QueueStatusNotifiesTests(QuietLivePlatformFixture platform)
    : IClassFixture<QuietLivePlatformFixture>
{
    [Fact]
    public async Task A_status_request_notifies_the_admitted_user_and_the_queue_once()
    {
        var command = CatalogueCalls.Event("A queue without timers");
        command["queue"] = new JsonObject { ["threshold"] = 1, ["ratePerSecond"] = 100 };
        var performance = (await platform.PublishAsync(command)).Id();
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

        var status = await Eventually.SucceedsAsync(
            () => StatusAsync(performance, last),
            answer => answer.Body.GetProperty("servingNumber").GetInt32() == 1,
            "the queue advanced");
        await second.ReceiveAsync("queue-entry-allowed");
        var moved = await third.ReceiveAsync("queue-updated");
        await StatusAsync(performance, next);
        await StatusAsync(performance, last);

        // All messages sent before the replies to these joins have arrived before them.
        await JoinQueueAsync(second, performance);
        await JoinQueueAsync(third, performance);
        Assert.Equal((1, 1), (Count(second, "queue-entry-allowed"), Count(third, "queue-updated")));
        Assert.Equal(1, moved.GetProperty("servingNumber").GetInt32());
        Assert.Equal(
            status.Body.GetProperty("version").GetInt64(), moved.GetProperty("version").GetInt64());
    }

    [Fact]
    public async Task A_rate_limited_status_request_still_notifies_the_admitted_user()
    {
        var command = CatalogueCalls.Event("A queue advanced by a rate-limited user");
        command["queue"] = new JsonObject { ["threshold"] = 1, ["ratePerSecond"] = 100 };
        var performance = (await platform.PublishAsync(command)).Id();
        var (inside, next, last) = (await UserAsync(), await UserAsync(), await UserAsync());

        foreach (var user in (string[])[inside, next, last])
        {
            await platform.Client.SendAsync(HttpMethod.Post, $"/api/v1/queue/check/{performance}", user);
        }

        await using var second = await platform.ConnectAsync(next);
        await JoinQueueAsync(second, performance);
        await platform.Client.SendAsync(HttpMethod.Post, $"/api/v1/queue/leave/{performance}", inside);

        platform.LimitsStatus = true;
        await Eventually.IsTrueAsync(
            async () =>
            {
                Assert.Equal(429, (await StatusAsync(performance, last)).Status);

                return Count(second, "queue-entry-allowed") == 1;
            },
            "the admitted user was notified");
        platform.LimitsStatus = false;
    }

    private Task<Answer> StatusAsync(string performance, string token) =>
        platform.Client.SendAsync(HttpMethod.Get, $"/api/v1/queue/status/{performance}", token);

    private Task<string> UserAsync() => platform.IssueAsync(AccountRole.User);

    private static int Count(OfficialClient client, string target) =>
        client.Received.Count(message => message.Target == target);

    private static async Task JoinQueueAsync(OfficialClient client, string performance)
    {
        var before = Count(client, "room-info");
        await client.SendAsync("join-queue", new { eventId = performance });
        await client.SendAsync("join-event", new { eventId = performance });
        await Eventually.IsTrueAsync(
            () => Task.FromResult(Count(client, "room-info") > before), "the room count arrived");
    }
}
