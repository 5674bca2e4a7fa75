using Serverless.Functions.Tests.Platform;
using Serverless.Functions.Tests.Sales;

namespace Serverless.Functions.Tests.Http;

/// <summary>Requests that are cut off at every step of the edge in turn, and sent again with the same key.</summary>
internal sealed class Interruptions(CrashPlatform platform)
{
    private const int StepsMax = 12;

    /// <summary>The same in a hall of one's own, with a visitor of one's own, for each step.</summary>
    public Task ForEveryStepAsync(
        bool afterEffect, bool emptyRedis, Func<EventFixture, string, Task<Interrupted>> prepare) =>
        ForEveryStepAsync(afterEffect, emptyRedis, async () =>
        {
            var fixture = await EventFixture.OpenAsync(platform);

            return await prepare(fixture, await fixture.UserAsync());
        });

    public async Task ForEveryStepAsync(bool afterEffect, bool emptyRedis, Func<Task<Interrupted>> prepare)
    {
        for (var step = 1; step <= StepsMax; step++)
        {
            var request = await prepare();
            var hasCrashed = await InterruptAsync(request, step, afterEffect);

            if (emptyRedis)
            {
                await platform.EmptyRedisAsync();
            }

            await request.AssertAsync(await SendAsync(platform.Client, request));

            if (!hasCrashed)
            {
                Assert.InRange(step, 2, StepsMax - 1);

                return;
            }
        }

        Assert.Fail("There are more steps than were tried.");
    }

    /// <summary>True when the process ended before it was done.</summary>
    private async Task<bool> InterruptAsync(Interrupted request, int step, bool afterEffect)
    {
        // What a dead process answers is described nowhere, so nobody checks it.
        using var client = new HttpClient { BaseAddress = platform.Platform.BaseAddress };
        platform.CrashInjector.Open(step, afterEffect);

        try
        {
            await SendAsync(client, request);

            return platform.CrashInjector.HasCrashed;
        }
        finally
        {
            await platform.CrashInjector.CloseAsync();
        }
    }

    private static Task<Answer> SendAsync(HttpClient client, Interrupted request) =>
        client.PostAsync(request.Path, request.Body, request.Token, request.Key);
}

/// <summary>A request to cut off, and what has to be true when it was sent again.</summary>
internal sealed record Interrupted(string Path, string Body, string Key, string? Token, Func<Answer, Task> AssertAsync);
