using Serverless.Fakes.Accounts;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Http;

/// <summary>The platform with a trusted external token issuer.</summary>
public class IssuerPlatformFixture : PlatformFixture
{
    public IssuerServer Issuer { get; private set; } = null!;

    public SigningKey Key { get; } = SigningKey.Rsa("rsa-1");

    protected override IReadOnlyList<Type> MoreFunctions => Probe.Types;

    protected override IEnumerable<KeyValuePair<string, string?>> MoreSettings =>
    [
        new("JWT_JWKS_URL", Issuer.Url),
        new("JWT_ISSUER", "https://issuer.example"),
        new("JWT_AUDIENCE", "tickets"),
        new("Jwt:KeysFetchIntervalSeconds", "3600"),
        new("Jwt:KeysFreshSeconds", "3600"),
    ];

    public override async Task InitializeAsync()
    {
        Issuer = await IssuerServer.StartAsync();
        Issuer.Publish(Key);
        await base.InitializeAsync();
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await Issuer.DisposeAsync();
    }
}
