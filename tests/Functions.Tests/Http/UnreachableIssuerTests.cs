using Serverless.Fakes.Accounts;
using Serverless.Functions.Http;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Http;

/// <summary>The platform with an unreachable external token issuer.</summary>
public sealed class OfflineIssuerPlatformFixture : PlatformFixture
{
    protected override IReadOnlyList<Type> MoreFunctions => Probe.Types;

    protected override IEnumerable<KeyValuePair<string, string?>> MoreSettings =>
    [
        new("JWT_JWKS_URL", "http://127.0.0.1:1/keys"),
        new("JWT_ISSUER", "https://issuer.example"),
        new("JWT_AUDIENCE", "tickets"),
    ];
}

public sealed class UnreachableIssuerTests(OfflineIssuerPlatformFixture platform)
    : IClassFixture<OfflineIssuerPlatformFixture>
{
    private static readonly string Token = SigningKey.Rsa("any").Sign("""{"sub":"ada","exp":4000000000}""");

    [Theory]
    [InlineData("/probe/gateway", ApiContract.Gateway, 401)]
    [InlineData("/probe/tiketi", ApiContract.Tiketi, 503)]
    [InlineData("/probe/cloudjet", ApiContract.CloudJet, 503)]
    public async Task Returns_keys_unavailable_for_an_issuers_token(string path, ApiContract apiContract, int status)
    {
        var answer = await platform.Client.SendAsync(HttpMethod.Get, path, Token);

        Assert.Equal((status, "access.keys-unavailable"), (answer.Status, answer.Reason));
        answer.IsProblemIn(apiContract);
        Assert.NotNull(answer.Headers.RetryAfter);
    }

    [Fact]
    public async Task Still_accepts_our_own_tokens()
    {
        var answer = await platform.Client.SendAsync(HttpMethod.Get, "/probe/gateway", platform.UserToken);

        Assert.Equal(200, answer.Status);
    }
}
