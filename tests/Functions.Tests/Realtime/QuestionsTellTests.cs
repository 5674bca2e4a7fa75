using System.Text.Json.Nodes;
using Serverless.Domain.Accounts;
using Serverless.Fakes.Platform;
using Serverless.Functions.Tests.Catalogue;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Realtime;

/// <summary>No timer runs: the answer to whoever asked moves the line, and the others hear of it all the same.</summary>
public sealed class QuestionsTellTests(QuietLivePlatformFixture platform) : IClassFixture<QuietLivePlatformFixture>
{
    [Fact]
    public async Task Whoever_asks_makes_the_admitted_and_the_line_hear_of_it_once()
    {
        var command = CatalogueCalls.Event("A line without timers");
        command["queue"] = new JsonObject { ["threshold"] = 1, ["ratePerSecond"] = 100 };
        var show = (await platform.PublishAsync(command)).Id();
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

        var told = await Eventually.SucceedsAsync(
            () => StatusAsync(show, last), answer => answer.Body.GetProperty("servingNumber").GetInt32() == 1, "moved");
        await second.HearsAsync("queue-entry-allowed");
        var moved = await third.HearsAsync("queue-updated");
        await StatusAsync(show, next);
        await StatusAsync(show, last);

        // What was sent before this answer was heard before it.
        await JoinQueueAsync(second, show);
        await JoinQueueAsync(third, show);
        Assert.Equal((1, 1), (Count(second, "queue-entry-allowed"), Count(third, "queue-updated")));
        Assert.Equal(1, moved.GetProperty("servingNumber").GetInt32());
        Assert.Equal(
            told.Body.GetProperty("version").GetInt64(), moved.GetProperty("version").GetInt64());
    }

    [Fact]
    public async Task The_admitted_hear_of_it_when_whoever_moved_the_line_has_asked_too_often()
    {
        var command = CatalogueCalls.Event("A line moved by somebody impatient");
        command["queue"] = new JsonObject { ["threshold"] = 1, ["ratePerSecond"] = 100 };
        var show = (await platform.PublishAsync(command)).Id();
        var (inside, next, last) = (await NewcomerAsync(), await NewcomerAsync(), await NewcomerAsync());

        foreach (var newcomer in (string[])[inside, next, last])
        {
            await platform.Client.SendAsync(HttpMethod.Post, $"/api/v1/queue/check/{show}", newcomer);
        }

        await using var second = await platform.ConnectAsync(next);
        await JoinQueueAsync(second, show);
        await platform.Client.SendAsync(HttpMethod.Post, $"/api/v1/queue/leave/{show}", inside);

        platform.LimitsStatus = true;
        await Eventually.IsTrueAsync(
            async () =>
            {
                Assert.Equal(429, (await StatusAsync(show, last)).Status);

                return Count(second, "queue-entry-allowed") == 1;
            },
            "the next one heard");
        platform.LimitsStatus = false;
    }

    private Task<Answer> StatusAsync(string show, string token) =>
        platform.Client.SendAsync(HttpMethod.Get, $"/api/v1/queue/status/{show}", token);

    private Task<string> NewcomerAsync() => platform.IssueAsync(AccountRole.User);

    private static int Count(OfficialClient client, string target) =>
        client.AllHeard.Count(heard => heard.Target == target);

    private static async Task JoinQueueAsync(OfficialClient client, string show)
    {
        var before = Count(client, "room-info");
        await client.SendAsync("join-queue", new { eventId = show });
        await client.SendAsync("join-event", new { eventId = show });
        await Eventually.IsTrueAsync(() => Task.FromResult(Count(client, "room-info") > before), "the room answered");
    }
}
