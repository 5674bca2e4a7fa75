using Serverless.Fakes.Platform;
using Serverless.Functions.Tests.Platform;
using Serverless.Functions.Tests.Sales.Gateway;

namespace Serverless.Functions.Tests.Sales;

/// <summary>Each queue request of both API contracts advances a queue whose timer does not run.</summary>
public sealed class QueueRequestsAdvanceTheQueueTests(TwoInstances platform) : IClassFixture<TwoInstances>
{
    [Theory]
    [InlineData("POST", "/api/v1/queue/check/")]
    [InlineData("GET", "/api/v1/queue/status/")]
    [InlineData("HEAD", "/api/v1/queue/status/")]
    [InlineData("POST", "/api/queue/heartbeat/")]
    public async Task Every_Tiketi_queue_request_advances_the_queue(string method, string path)
    {
        var fixture = await OpenAsync();
        var user = await fixture.UserAsync();

        await AdvancesAsync(
            fixture, () => platform.Client.SendAsync(HttpMethod.Parse(method), path + fixture.Id, user));
    }

    [Fact]
    public async Task Joining_through_the_gateway_advances_the_queue()
    {
        var fixture = await OpenAsync();
        var user = await fixture.UserAsync();

        await AdvancesAsync(fixture, () => platform.JoinAsync(fixture.Id, user));
    }

    [Fact]
    public async Task Reading_a_gateway_queue_status_advances_the_queue()
    {
        var fixture = await OpenAsync();
        var token = await platform.JoinAsGuestAsync(fixture.Id);

        await AdvancesAsync(fixture, () => platform.ShowEntryAsync(token));
    }

    [Fact]
    public async Task Entering_too_early_through_the_gateway_advances_the_queue()
    {
        var fixture = await OpenAsync();
        var token = await platform.JoinAsGuestAsync(fixture.Id);

        var rejected = await AdvancesAsync(fixture, () => platform.EnterAsync(token));

        Assert.Equal((403, "NOT_READY"), (rejected.Status, rejected.Code()));
    }

    [Fact]
    public async Task A_guest_whose_entry_request_advances_the_queue_enters_at_once()
    {
        var fixture = await platform.OpenAsync(threshold: 1, ratePerSecond: 100);
        var (inside, next) =
            (await platform.JoinAsGuestAsync(fixture.Id), await platform.JoinAsGuestAsync(fixture.Id));
        await platform.LeaveAsync(inside);

        var granted = await Eventually.SucceedsAsync(
            () => platform.EnterAsync(next), answer => answer.Status == 200, "the next guest was admitted");

        Assert.Equal("granted", granted.Body.GetProperty("admission").GetString());
        Assert.Equal(1, await platform.ServedAsync(fixture));
    }

    [Fact]
    public async Task Reading_the_queue_statistics_does_not_advance_the_queue()
    {
        var fixture = await OpenAsync();

        for (var i = 0; i < 30; i++)
        {
            Assert.Equal(0, await platform.ServedAsync(fixture));
        }
    }

    /// <summary>Opens a performance with one waiting user and room for one admitted user.</summary>
    private async Task<EventFixture> OpenAsync()
    {
        var fixture = await platform.OpenAsync(threshold: 1, ratePerSecond: 100);
        var (inside, waiting) = (await fixture.UserAsync(), await fixture.UserAsync());
        await fixture.PostAsync(inside, $"/api/v1/queue/check/{fixture.Id}");
        await fixture.PostAsync(waiting, $"/api/v1/queue/check/{fixture.Id}");
        await fixture.PostAsync(inside, $"/api/v1/queue/leave/{fixture.Id}");

        return fixture;
    }

    private async Task<Answer> AdvancesAsync(EventFixture fixture, Func<Task<Answer>> send)
    {
        Answer? answer = null;
        await Eventually.IsTrueAsync(
            async () =>
            {
                answer = await send();

                return await platform.ServedAsync(fixture) == 1;
            },
            "the queue advanced");

        return answer!;
    }
}
