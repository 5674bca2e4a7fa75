using Serverless.Fakes.Accounts;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Http.OpenApi.Hostility;

/// <summary>A platform that accepts an external issuer's tokens and its own.</summary>
public sealed class HostilePlatform : PlatformFixture
{
    private static readonly SigningKey Key = SigningKey.Elliptic("ec-1");

    private IssuerServer? _issuer;

    public static string IssuerToken { get; } =
        Key.Sign("""{"iss":"https://issuer.example","aud":"tickets","sub":"ada","exp":4000000000}""");

    protected override IEnumerable<KeyValuePair<string, string?>> MoreSettings => new Dictionary<string, string?>
    {
        ["JWT_JWKS_URL"] = _issuer!.Url,
        ["JWT_ISSUER"] = "https://issuer.example",
        ["JWT_AUDIENCE"] = "tickets",
        ["Payments:Simulated:ApproveMilliseconds"] = "0",

        // Holds are long, because an expired hold would look like a change made by a failed request.
        ["Gateway:HoldSeconds"] = "600",
        ["Seats:HoldSeconds"] = "600",
    };

    public override async Task InitializeAsync()
    {
        _issuer = await IssuerServer.StartAsync();
        _issuer.Publish(Key);
        await base.InitializeAsync();
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await _issuer!.DisposeAsync();
    }
}
