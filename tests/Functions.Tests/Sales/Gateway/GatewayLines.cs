using System.Text.Json.Nodes;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Sales.Gateway;

/// <summary>Halls with a line in front of them, as both doors see it.</summary>
internal static class GatewayLines
{
    // One is inside, and the next seconds bring nobody in: no timer runs here.
    public static async Task<EventFixture> FullEventAsync(this PlatformFixture platform)
    {
        var eventFixture = await EventFixture.OpenAsync(platform, new JsonObject { ["threshold"] = 1, ["ratePerSecond"] = 50 });
        await eventFixture.CheckAsync(await eventFixture.UserAsync());

        return eventFixture;
    }

    public static Task<Answer> CheckAsync(this EventFixture eventFixture, string token) =>
        eventFixture.PostAsync(token, $"/api/v1/queue/check/{eventFixture.Id}");

    public static (string Status, int Position, bool IsReady) State(this Answer followed) => (
        followed.Body.GetProperty("status").GetString()!,
        followed.Body.GetProperty("position").GetInt32(),
        followed.Body.GetProperty("ready_for_entry").GetBoolean());
}
