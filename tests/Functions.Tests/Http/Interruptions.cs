using Serverless.Functions.Tests.Platform;
using Serverless.Functions.Tests.Sales;

namespace Serverless.Functions.Tests.Http;

/// <summary>Crashes a request at every step of the HTTP layer in turn, and sends it again with the same key.</summary>
internal sealed class Interruptions(CrashPlatform platform)
{
    private const int StepsMax = 12;

    /// <summary>Prepares each step with its own performance and its own user.</summary>
    public Task ForEveryStepAsync(
        bool afterEffect, bool emptyRedis, Func<EventFixture, string, Task<InterruptedRequest>> prepare) =>
        ForEveryStepAsync(afterEffect, emptyRedis, async () =>
        {
            var fixture = await EventFixture.OpenAsync(platform);

            return await prepare(fixture, await fixture.UserAsync());
        });

    public async Task ForEveryStepAsync(bool afterEffect, bool emptyRedis, Func<Task<InterruptedRequest>> prepare)
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

    /// <summary>True when the process crashed before the request was done.</summary>
    private async Task<bool> InterruptAsync(InterruptedRequest request, int step, bool afterEffect)
    {
        // The API description does not cover the response of a crashed process, so this client does not check it.
        using var client = new HttpClient { BaseAddress = platform.Platform.BaseAddress };
        platform.CrashInjector.CrashAt(step, afterEffect);

        try
        {
            await SendAsync(client, request);

            return platform.CrashInjector.HasCrashed;
        }
        finally
        {
            await platform.CrashInjector.RecoverAsync();
        }
    }

    private static Task<Answer> SendAsync(HttpClient client, InterruptedRequest request) =>
        client.PostAsync(request.Path, request.Body, request.Token, request.Key);
}

/// <summary>A request to interrupt, and the assertion on the response to its retry.</summary>
internal sealed record InterruptedRequest(
    string Path, string Body, string Key, string? Token, Func<Answer, Task> AssertAsync);
