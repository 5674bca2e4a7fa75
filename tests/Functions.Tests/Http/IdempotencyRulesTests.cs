using Microsoft.Extensions.Options;
using Serverless.Adapters.Http;
using Serverless.Functions.Http.Idempotency;
using Serverless.Functions.Http.Protection;
using Serverless.Functions.Tests.Platform;
using Serverless.Local;

namespace Serverless.Functions.Tests.Http;

/// <summary>Startup fails on contradictory idempotency times, and the message names the setting.</summary>
public sealed class IdempotencyRulesTests
{
    [Theory]
    [InlineData(300, 45, 30_000)]
    [InlineData(60, 60, 59_999)]
    [InlineData(600, 600, 200_000)]
    public void Accepts_a_key_longer_than_the_lease_and_a_lease_longer_than_the_request(
        int key, int lease, int request) =>
        Assert.True(Validate(key, lease, request).Succeeded);

    [Theory]
    [InlineData(300, 45, 45_000, "Idempotency:LeaseSeconds (45)")]
    [InlineData(300, 30, 30_000, "Edge:RequestMilliseconds (30000)")]
    [InlineData(60, 61, 30_000, "Idempotency:KeySeconds (60)")]
    public void Names_the_setting_of_the_contradiction(int key, int lease, int request, string words) =>
        Assert.Contains(words, Validate(key, lease, request).FailureMessage, StringComparison.Ordinal);

    [Fact]
    public async Task Names_the_gateways_setting_when_it_is_the_cause()
    {
        var folder = Directory.CreateTempSubdirectory("rules-");

        try
        {
            var fault = await Assert.ThrowsAnyAsync<OptionsValidationException>(() => LocalPlatform.StartAsync(
                new LocalPlatformOptions
                {
                    DataDirectory = folder.FullName,
                    RunTimers = false,
                    Settings = new Dictionary<string, string?>
                    {
                        ["JWT_SECRET"] = TestTokens.Secret,
                        ["Idempotency:LeaseSeconds"] = "90",
                        ["IDEMPOTENCY_TTL_SECONDS"] = "60",
                    },
                },
                default));

            Assert.Contains("IDEMPOTENCY_TTL_SECONDS", fault.Message, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static ValidateOptionsResult Validate(int key, int lease, int request) =>
        new IdempotencyRules(Options.Create(new ProtectionPolicy { RequestMilliseconds = request })).Validate(
            null, new IdempotencyPolicy { KeySeconds = key, LeaseSeconds = lease });
}
