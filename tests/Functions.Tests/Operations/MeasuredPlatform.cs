using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Serverless.Domain.WaitingRoom;
using Serverless.Functions.Tests.Platform;
using Serverless.Functions.Tests.Purchases;

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

    internal async Task<(Hall Hall, string Token)> VisitAsync(JsonObject? queue = null)
    {
        var hall = await Hall.OpenAsync(this, queue);

        return (hall, await hall.VisitorAsync());
    }

    /// <summary>A whole purchase with everything that is measured on the way: two seats, a refusal, a limit.</summary>
    internal async Task TradeAsync()
    {
        var (hall, token) = await VisitAsync(new JsonObject { ["threshold"] = 100, ["ratePerSecond"] = 100 });
        Assert.Equal(200, (await hall.PostAsync(token, $"/api/v1/queue/check/{hall.Id}")).Status);
        await hall.BuyAsync(token, hall.Seats[0], hall.Seats[1]);
        var late = await hall.VisitorAsync();
        await hall.PostAsync(late, $"/api/v1/queue/check/{hall.Id}");
        Assert.Equal(409, (await hall.HoldAsync(late, hall.Seats[0])).Status);

        for (var i = 0; i < 3; i++)
        {
            await Client.SendAsync(HttpMethod.Get, "/probe/measured-limit");
        }
    }

    /// <summary>A line with one place inside, which is taken, and three who wait.</summary>
    internal async Task<(Hall Hall, string First)> QueueUpAsync()
    {
        var (hall, first) = await VisitAsync(new JsonObject { ["threshold"] = 1, ["ratePerSecond"] = 100 });
        await hall.PostAsync(first, $"/api/v1/queue/check/{hall.Id}");

        for (var i = 0; i < 3; i++)
        {
            await hall.PostAsync(await hall.VisitorAsync(), $"/api/v1/queue/check/{hall.Id}");
        }

        return (hall, first);
    }

    internal Task DrainAsync() => Platform.Services.GetRequiredService<AdmitVisitors>().ExecuteAsync(default);
}
