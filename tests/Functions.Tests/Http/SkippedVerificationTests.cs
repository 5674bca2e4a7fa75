using Serverless.Fakes.Accounts;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Http;

/// <summary>The platform that does not verify the tokens of the gateway contract.</summary>
public sealed class UnverifiedPlatformFixture : PlatformFixture
{
    protected override IReadOnlyList<Type> MoreFunctions => Probe.Types;

    protected override IEnumerable<KeyValuePair<string, string?>> MoreSettings => [new("JWT_SKIP_VERIFY", "true")];
}

public sealed class SkippedVerificationTests(UnverifiedPlatformFixture platform)
    : IClassFixture<UnverifiedPlatformFixture>
{
    private static readonly string Token =
        SigningKey.Rsa("any").Sign("""{"sub":"load-test-7","role":"admin","exp":4000000000}""");

    [Theory]
    [InlineData("/probe/gateway", 200)]
    [InlineData("/probe/gateway/anyone", 200)]
    [InlineData("/probe/tiketi", 403)]
    [InlineData("/probe/cloudjet", 401)]
    [InlineData("/probe/gateway/admin", 401)]
    public async Task Accepts_unverified_tokens_only_on_unprivileged_gateway_routes(string path, int status)
    {
        var answer = await platform.Client.SendAsync(HttpMethod.Get, path, Token);

        Assert.Equal(status, answer.Status);
        Assert.Equal(status == 200, answer.Text == "jwt:load-test-7 load-test-7 User");
    }

    [Fact]
    public async Task Still_rejects_an_expired_token()
    {
        var expired = SigningKey.Rsa("any").Sign("""{"sub":"load-test-7","exp":1700000000}""");

        Assert.Equal(401, (await platform.Client.SendAsync(HttpMethod.Get, "/probe/gateway", expired)).Status);
    }
}
