using System.Text.Json.Nodes;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Sales.Gateway;

/// <summary>Performances with a queue, as both API contracts show it.</summary>
internal static class GatewayQueues
{
    // One user is admitted. No timer runs, so no other user is admitted in the next seconds.
    public static async Task<EventFixture> FullEventAsync(this PlatformFixture platform)
    {
        var fixture = await EventFixture.OpenAsync(
            platform, new JsonObject { ["threshold"] = 1, ["ratePerSecond"] = 50 });
        await fixture.CheckAsync(await fixture.UserAsync());

        return fixture;
    }

    public static Task<Answer> CheckAsync(this EventFixture fixture, string token) =>
        fixture.PostAsync(token, $"/api/v1/queue/check/{fixture.Id}");

    public static (string Status, int Position, bool IsReady) State(this Answer entry) => (
        entry.Body.GetProperty("status").GetString()!,
        entry.Body.GetProperty("position").GetInt32(),
        entry.Body.GetProperty("ready_for_entry").GetBoolean());
}
