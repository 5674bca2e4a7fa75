using Serverless.Fakes.Platform;
using Serverless.Functions.Tests.Platform;
using Serverless.Functions.Tests.Sales.Gateway;

namespace Serverless.Functions.Tests.Sales;

/// <summary>Each way to ask for a place, in either family's words, moves a line whose timer stands still.</summary>
public sealed class EveryQuestionMovesTheQueueTests(TwoInstances platform) : IClassFixture<TwoInstances>
{
    [Theory]
    [InlineData("POST", "/api/v1/queue/check/")]
    [InlineData("GET", "/api/v1/queue/status/")]
    [InlineData("HEAD", "/api/v1/queue/status/")]
    [InlineData("POST", "/api/queue/heartbeat/")]
    public async Task Tiketis(string method, string path)
    {
        var eventFixture = await OpenAsync();
        var asker = await eventFixture.UserAsync();

        await MovesAsync(eventFixture, () => platform.Client.SendAsync(HttpMethod.Parse(method), path + eventFixture.Id, asker));
    }

    [Fact]
    public async Task Joining_at_the_gateway()
    {
        var eventFixture = await OpenAsync();
        var asker = await eventFixture.UserAsync();

        await MovesAsync(eventFixture, () => platform.JoinAsync(eventFixture.Id, asker));
    }

    [Fact]
    public async Task Following_a_token_at_the_gateway()
    {
        var eventFixture = await OpenAsync();
        var token = await platform.JoinAsNobodyAsync(eventFixture.Id);

        await MovesAsync(eventFixture, () => platform.FollowAsync(token));
    }

    [Fact]
    public async Task Using_a_token_too_early_at_the_gateway()
    {
        var eventFixture = await OpenAsync();
        var token = await platform.JoinAsNobodyAsync(eventFixture.Id);

        var refused = await MovesAsync(eventFixture, () => platform.UseAsync(token));

        Assert.Equal((403, "NOT_READY"), (refused.Status, refused.Code()));
    }

    [Fact]
    public async Task Whoever_moves_the_line_by_using_their_token_is_let_in_at_once()
    {
        var eventFixture = await platform.OpenAsync(threshold: 1, ratePerSecond: 100);
        var (inside, next) = (await platform.JoinAsNobodyAsync(eventFixture.Id), await platform.JoinAsNobodyAsync(eventFixture.Id));
        await platform.GiveUpAsync(inside);

        var granted = await Eventually.SucceedsAsync(
            () => platform.UseAsync(next), answer => answer.Status == 200, "the turn came");

        Assert.Equal("granted", granted.Body.GetProperty("admission").GetString());
        Assert.Equal(1, await platform.ServedAsync(eventFixture));
    }

    [Fact]
    public async Task Looking_at_the_figures_moves_nobody()
    {
        var eventFixture = await OpenAsync();

        for (var i = 0; i < 30; i++)
        {
            Assert.Equal(0, await platform.ServedAsync(eventFixture));
        }
    }

    /// <summary>One waits, and the only place is free.</summary>
    private async Task<EventFixture> OpenAsync()
    {
        var eventFixture = await platform.OpenAsync(threshold: 1, ratePerSecond: 100);
        var (inside, waiting) = (await eventFixture.UserAsync(), await eventFixture.UserAsync());
        await eventFixture.PostAsync(inside, $"/api/v1/queue/check/{eventFixture.Id}");
        await eventFixture.PostAsync(waiting, $"/api/v1/queue/check/{eventFixture.Id}");
        await eventFixture.PostAsync(inside, $"/api/v1/queue/leave/{eventFixture.Id}");

        return eventFixture;
    }

    private async Task<Answer> MovesAsync(EventFixture eventFixture, Func<Task<Answer>> ask)
    {
        Answer? answer = null;
        await Eventually.IsTrueAsync(
            async () =>
            {
                answer = await ask();

                return await platform.ServedAsync(eventFixture) == 1;
            },
            "the line moved");

        return answer!;
    }
}
