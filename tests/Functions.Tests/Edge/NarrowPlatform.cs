using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Edge;

/// <summary>
/// A platform of one's own that counts strictly, and believes what loopback says about the client's address.
/// </summary>
public sealed class NarrowPlatform : PlatformFixture
{
    public const int Burst = 5;

    protected override IEnumerable<KeyValuePair<string, string?>> MoreSettings { get; } =
        new Dictionary<string, string?>
        {
            ["RateLimits:PerSecond"] = "1",
            ["RateLimits:Burst"] = "5",
            ["RateLimits:Families"] = "Tiketi=1/5, CloudJet=1/5",
            ["RateLimits:Routes"] = "ShowAuthHealth=1/2",
            ["RateLimits:TrustedProxies"] = "127.0.0.0/8, ::1/128, 10.0.0.0/8",
        };
}
