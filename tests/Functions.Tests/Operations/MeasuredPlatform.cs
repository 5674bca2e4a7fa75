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
        var eventFixture = await EventFixture.OpenAsync(this, queue);

        return (eventFixture, await eventFixture.UserAsync());
    }

    /// <summary>A whole purchase with everything that is measured on the way: two seats, a refusal, a limit.</summary>
    internal async Task TradeAsync()
    {
        var (eventFixture, token) = await VisitAsync(new JsonObject { ["threshold"] = 100, ["ratePerSecond"] = 100 });
        Assert.Equal(200, (await eventFixture.PostAsync(token, $"/api/v1/queue/check/{eventFixture.Id}")).Status);
        await eventFixture.BuyAsync(token, eventFixture.Seats[0], eventFixture.Seats[1]);
        var late = await eventFixture.UserAsync();
        await eventFixture.PostAsync(late, $"/api/v1/queue/check/{eventFixture.Id}");
        Assert.Equal(409, (await eventFixture.HoldAsync(late, eventFixture.Seats[0])).Status);

        for (var i = 0; i < 3; i++)
        {
            await Client.SendAsync(HttpMethod.Get, "/probe/measured-limit");
        }
    }

    /// <summary>A line with one place inside, which is taken, and three who wait.</summary>
    internal async Task<(EventFixture EventFixture, string First)> QueueUpAsync()
    {
        var (eventFixture, first) = await VisitAsync(new JsonObject { ["threshold"] = 1, ["ratePerSecond"] = 100 });
        await eventFixture.PostAsync(first, $"/api/v1/queue/check/{eventFixture.Id}");

        for (var i = 0; i < 3; i++)
        {
            await eventFixture.PostAsync(await eventFixture.UserAsync(), $"/api/v1/queue/check/{eventFixture.Id}");
        }

        return (eventFixture, first);
    }

    internal Task DrainAsync() => Platform.Services.GetRequiredService<AdmitVisitors>().ExecuteAsync(default);
}
