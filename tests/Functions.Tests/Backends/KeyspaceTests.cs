using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Http;
using Serverless.Domain.Sales;
using Serverless.Domain.WaitingRoom;
using Serverless.Functions.Tests.Platform;
using Serverless.Functions.Tests.Sales;

namespace Serverless.Functions.Tests.Backends;

/// <summary>
/// Every key of Redis has a lifetime, after each kind of request and timer, and when nothing follows. Every other
/// fixture of a platform looks at its own Redis when its tests are over.
/// </summary>
public sealed class KeyspaceTests
{
    [RedisInstalledFact]
    public async Task Every_key_has_a_lifetime_after_all_requests_and_timers()
    {
        var platform = new BackendPlatform(passesWithoutRedis: false);
        await platform.InitializeAsync();

        try
        {
            var calls = new EndpointCalls(platform, await platform.PrepareAsync());
            await AssertAsync(platform);

            await calls.RunAsync(withKeys: true);
            await AssertAsync(platform);

            var services = platform.Platform.Services;
            await services.GetRequiredService<AdmitVisitors>().ExecuteAsync(default);
            await services.GetRequiredService<ExpireHolds>().ExecuteAsync(default);
            await services.GetRequiredService<RecoverSales>().ExecuteAsync(default);
            await services.GetRequiredService<UpdatePerformanceStates>().ExecuteAsync(default);
            await services.GetRequiredService<PurgeResponses>().ExecuteAsync(default);
            await services.GetRequiredService<PurgeSessions>().ExecuteAsync(default);
            await services.GetRequiredService<SendPasswordResets>().ExecuteAsync(default);
            await AssertAsync(platform);
        }
        finally
        {
            await platform.DisposeAsync();
        }
    }

    [RedisInstalledFact]
    public async Task A_queue_that_is_emptied_or_changed_or_entered_once_has_a_lifetime()
    {
        var platform = new BackendPlatform(passesWithoutRedis: false);
        await platform.InitializeAsync();

        try
        {
            var queue = new JsonObject { ["threshold"] = 1, ["ratePerSecond"] = 1 };
            var fixture = await EventFixture.OpenAsync(platform, queue);
            var rules = $"/api/v1/admin/events/{fixture.Id}/queue";
            await platform.Client.SendAsync(
                HttpMethod.Put, rules, platform.AdminToken, Calls.Json("""{"threshold":1,"ratePerSecond":1}"""));
            await AssertAsync(platform);

            // The second and third visitor come right after a step, so no step follows them.
            for (var visitor = 0; visitor < 3; visitor++)
            {
                await fixture.PostAsync(await fixture.UserAsync(), $"/api/v1/queue/check/{fixture.Id}");
                await AssertAsync(platform);
            }

            await fixture.PostAsync(platform.AdminToken, $"/api/v1/queue/admin/clear/{fixture.Id}");
            await AssertAsync(platform);
        }
        finally
        {
            await platform.DisposeAsync();
        }
    }

    private static Task AssertAsync(BackendPlatform platform) =>
        Keyspace.AssertLifetimesAsync(platform.Redis.ConnectionString);
}
