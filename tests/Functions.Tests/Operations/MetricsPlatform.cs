using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Serverless.Domain.WaitingRoom;
using Serverless.Functions.Tests.Platform;
using Serverless.Functions.Tests.Sales;

namespace Serverless.Functions.Tests.Operations;

/// <summary>A platform whose metrics are always fresh, and the requests that cause them.</summary>
public sealed class MetricsPlatform : PlatformFixture
{
    protected override IEnumerable<KeyValuePair<string, string?>> MoreSettings { get; } =
        new Dictionary<string, string?>
        {
            ["Telemetry:MetricsFreshMilliseconds"] = "0",
            ["Payments:Simulated:ApproveMilliseconds"] = "0",
            ["RateLimits:Routes"] = "ProbeMeasuredLimit=1/2",
        };

    protected override IReadOnlyList<Type> MoreFunctions => [typeof(MetricsProbes)];

    internal async Task<MetricsText> ReadMetricsAsync()
    {
        var answer = await Client.SendAsync(HttpMethod.Get, "/metrics");
        Assert.Equal((200, "text/plain"), (answer.Status, answer.MediaType));

        return new MetricsText(answer.Text);
    }

    internal async Task<(EventFixture EventFixture, string Token)> OpenEventAsync(JsonObject? queue = null)
    {
        var fixture = await EventFixture.OpenAsync(this, queue);

        return (fixture, await fixture.UserAsync());
    }

    /// <summary>A whole purchase with everything that has a metric: two seats, an error, a rate limit.</summary>
    internal async Task PurchaseAsync()
    {
        var (fixture, token) = await OpenEventAsync(new JsonObject { ["threshold"] = 100, ["ratePerSecond"] = 100 });
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

    /// <summary>A queue with one admitted user, which is its limit, and three waiting users.</summary>
    internal async Task<(EventFixture EventFixture, string First)> OpenQueueAsync()
    {
        var (fixture, first) = await OpenEventAsync(new JsonObject { ["threshold"] = 1, ["ratePerSecond"] = 100 });
        await fixture.PostAsync(first, $"/api/v1/queue/check/{fixture.Id}");

        for (var i = 0; i < 3; i++)
        {
            await fixture.PostAsync(await fixture.UserAsync(), $"/api/v1/queue/check/{fixture.Id}");
        }

        return (fixture, first);
    }

    internal Task AdmitAsync() => Platform.Services.GetRequiredService<AdmitVisitors>().ExecuteAsync(default);
}
