using Serverless.Fakes.Platform;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Backends;

/// <summary>The same for a store that refuses its reads, its writes, or both.</summary>
public sealed class RefusingStoreTests
{
    [RedisInstalledTheory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public async Task Is_503_everywhere_and_over_when_the_store_serves_again(
        bool refusesReads, bool refusesWrites)
    {
        var platform = new BackendPlatform(passesWithoutRedis: false);
        await platform.InitializeAsync();

        try
        {
            var before = new EndpointCalls(platform, await platform.PrepareAsync());
            var after = new EndpointCalls(platform, await platform.PrepareAsync());
            (platform.Documents.RefusesReads, platform.Documents.RefusesWrites) = (refusesReads, refusesWrites);
            await IsReadyAsync(platform, 503);
            var unready = await platform.Client.SendAsync(HttpMethod.Get, "/readyz");

            var answers = await before.RunAsync(withKeys: true);

            Assert.Equal("store unavailable", unready.Body.GetProperty("reason").GetString());
            Assert.All(answers, answer => answer.IsAnsweredOrUnavailable());
            Assert.True(answers.Count(answer => answer.Answer.Status == 503) > 5);
            Assert.Equal(200, (await platform.Client.SendAsync(HttpMethod.Get, "/healthz")).Status);

            (platform.Documents.RefusesReads, platform.Documents.RefusesWrites) = (false, false);
            await IsReadyAsync(platform, 200);
            await after.AreServedAsync();
        }
        finally
        {
            await platform.DisposeAsync();
        }
    }

    private static Task IsReadyAsync(BackendPlatform platform, int status) => Eventually.IsTrueAsync(
        async () => (await platform.Client.SendAsync(HttpMethod.Get, "/readyz")).Status == status,
        $"readiness is {status}");
}
