using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Serverless.Domain.WaitingRoom;
using Serverless.Functions.Tests.Platform;
using Serverless.Functions.Tests.Sales;

namespace Serverless.Functions.Tests.Operations;

/// <summary>A platform of one's own whose measures are always fresh, and what visitors do there.</summary>
public sealed class MeasuredPlatform : PlatformFixture
{
    protected override IEnumerable<KeyValuePair<string, string?>> MoreSettings { get; } =
        new Dictionary<string, string?>
        {
            ["Telemetry:MetricsFreshMilliseconds"] = "0",
            ["Payments:Simulated:ApproveMilliseconds"] = "0",
            ["RateLimits:Routes"] = "ProbeMeasuredLimit=1/2",
        };

    protected override IReadOnlyList<Type> MoreFunctions => [typeof(MeasuredProbes)];

    internal async Task<MetricsText> MeasureAsync()
    {
        var answer = await Client.SendAsync(HttpMethod.Get, "/metrics");
        Assert.Equal((200, "text/plain"), (answer.Status, answer.MediaType));

        return new MetricsText(answer.Text);
    }

    internal async Task<(EventFixture EventFixture, string Token)> VisitAsync(JsonObject? queue = null)
    {
        var fixture = await EventFixture.OpenAsync(this, queue);

        return (fixture, await fixture.UserAsync());
    }

    /// <summary>A whole purchase with everything that is measured on the way: two seats, a refusal, a limit.</summary>
    internal async Task TradeAsync()
    {
        var (fixture, token) = await VisitAsync(new JsonObject { ["threshold"] = 100, ["ratePerSecond"] = 100 });
        Assert.Equal(200, (await fixture.PostAsync(token, $"/api/v1/queue/check/{fixture.Id}")).Status);
        await fixture.BuyAsync(token, fixture.Seats[0], fixture.Seats[1]);
        var late = await fixture.UserAsync();
        await fixture.PostAsync(late, $"/api/v1/queue/check/{fixture.Id}");
        Assert.Equal(409, (await fixture.HoldAsync(late, fixture.Seats[0])).Status);

        for (var i = 0; i < 3; i++)
        {
            await Client.SendAsync(HttpMethod.Get, "/probe/measured-limit");
        }
    }

    /// <summary>A line with one place inside, which is taken, and three who wait.</summary>
    internal async Task<(EventFixture EventFixture, string First)> QueueUpAsync()
    {
        var (fixture, first) = await VisitAsync(new JsonObject { ["threshold"] = 1, ["ratePerSecond"] = 100 });
        await fixture.PostAsync(first, $"/api/v1/queue/check/{fixture.Id}");

        for (var i = 0; i < 3; i++)
        {
            await fixture.PostAsync(await fixture.UserAsync(), $"/api/v1/queue/check/{fixture.Id}");
        }

        return (fixture, first);
    }

    internal Task DrainAsync() => Platform.Services.GetRequiredService<AdmitVisitors>().ExecuteAsync(default);
}
