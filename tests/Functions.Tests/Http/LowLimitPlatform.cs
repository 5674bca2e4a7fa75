using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Http;

/// <summary>
/// A platform with low rate limits behind a reverse proxy that sends the client's address and terminates HTTPS.
/// </summary>
public sealed class LowLimitPlatform : PlatformFixture
{
    public const int Burst = 5;
    public const string AddressHeader = "X-Azure-ClientIP";

    protected override IEnumerable<KeyValuePair<string, string?>> MoreSettings { get; } =
        new Dictionary<string, string?>
        {
            ["RateLimits:PerSecond"] = "1",
            ["RateLimits:Burst"] = "5",
            ["RateLimits:Contracts"] = "Tiketi=1/5, CloudJet=1/5",
            ["RateLimits:Routes"] = "ShowAuthHealth=1/2",
            ["RateLimits:AddressHeader"] = AddressHeader,
            ["Edge:HttpsOnly"] = "true",
        };
}
