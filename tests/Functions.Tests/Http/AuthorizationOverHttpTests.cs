using Serverless.Fakes.Accounts;
using Serverless.Functions.Http;
using Serverless.Functions.Tests.Platform;
using Serverless.Functions.Tests.Sales;

namespace Serverless.Functions.Tests.Http;

public sealed class AuthorizationOverHttpTests(IssuerPlatformFixture platform) : IClassFixture<IssuerPlatformFixture>
{
    private const string ValidClaims =
        """{"iss":"https://issuer.example","aud":"tickets","sub":"auth0|ada","exp":4000000000}""";

    public static TheoryData<string, string, ApiContract, int, string> RejectedTokens()
    {
        var data = new TheoryData<string, string, ApiContract, int, string>();

        foreach (var (name, path, apiContract) in ((string, string, ApiContract)[])
            [
                ("gateway", "/probe/gateway", ApiContract.Gateway),
                ("tiketi", "/probe/tiketi", ApiContract.Tiketi),
                ("cloudjet", "/probe/cloudjet", ApiContract.CloudJet),
            ])
        {
            var bad = apiContract == ApiContract.Tiketi ? 403 : 401;
            var foreign = apiContract == ApiContract.CloudJet ? 401 : 403;
            data.Add(path, "", apiContract, 401, "access.token-missing");
            data.Add(path, "abc", apiContract, bad, "access.token-invalid");
            data.Add(path, "forged", apiContract, bad, "access.token-invalid");
            data.Add(path, "unknown-key", apiContract, bad, "access.token-invalid");
            data.Add(path, "none", apiContract, bad, "access.token-invalid");
            data.Add(path, """{"iss":"https://issuer.example","aud":"tickets","sub":"a","exp":1700000000}""",
                apiContract, bad, "access.token-expired");
            data.Add(path, ValidClaims.Replace("}", ",\"nbf\":3900000000}", StringComparison.Ordinal),
                apiContract, bad, "access.token-invalid");
            data.Add(path, """{"iss":"https://other.example","aud":"tickets","sub":"a","exp":4000000000}""",
                apiContract, foreign, "access.token-misaddressed");
            data.Add(path, """{"iss":"https://issuer.example","aud":"others","sub":"a","exp":4000000000}""",
                apiContract, foreign, "access.token-misaddressed");
            data.Add(path, """{"iss":"https://issuer.example","aud":"tickets","exp":4000000000}""",
                apiContract, foreign, "access.token-nameless");
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(RejectedTokens))]
    public async Task Rejects_a_token_with_the_status_and_body_of_each_contract(
        string path, string kind, ApiContract apiContract, int status, string reason)
    {
        var answer = await platform.Client.SendAsync(HttpMethod.Get, path, TokenOf(kind));

        Assert.Equal((status, reason), (answer.Status, answer.Reason));
        answer.IsProblemIn(apiContract);
        Assert.Equal(status == 401, answer.Headers.WwwAuthenticate.Count > 0);

        if (apiContract == ApiContract.Gateway)
        {
            Assert.Equal(
                status == 401 ? "UNAUTHENTICATED" : "FORBIDDEN",
                answer.Body.GetProperty("error").GetProperty("code").GetString());
        }
    }

    [Theory]
    [InlineData("/probe/gateway")]
    [InlineData("/probe/tiketi")]
    [InlineData("/probe/cloudjet")]
    public async Task Accepts_the_issuers_tokens_and_our_own_in_every_contract(string path)
    {
        var issuers = await platform.Client.SendAsync(HttpMethod.Get, path, platform.Key.Sign(ValidClaims));
        var own = await platform.Client.SendAsync(HttpMethod.Get, path, platform.UserToken);

        Assert.Matches(@"^jwt-sha256:[0-9a-f]{64} auth0\|ada User$", issuers.Text);
        Assert.Matches("^[0-9a-f-]{36} [0-9a-f-]{36} User$", own.Text);
    }

    [Fact]
    public async Task An_issuers_token_never_makes_an_administrator()
    {
        var known = await platform.Client.SendAsync(HttpMethod.Get, "/probe/gateway", platform.AdminToken);
        var admin = known.Text.Split(' ')[0];
        var token = platform.Key.Sign($$"""
            {
              "iss":"https://issuer.example", "aud":"tickets", "exp":4000000000,
              "sub":"{{admin}}", "userId":"{{admin}}", "role":"admin", "is_admin":true
            }
            """);

        var rejected = await platform.Client.SendAsync(HttpMethod.Get, "/probe/gateway/admin", token);
        var real = await platform.Client.SendAsync(HttpMethod.Get, "/probe/gateway/admin", platform.AdminToken);

        Assert.Equal((403, "accounts.admins-only"), (rejected.Status, rejected.Reason));
        Assert.Equal(200, real.Status);
    }

    [Fact]
    public async Task Rejects_every_caller_of_an_undeclared_function()
    {
        foreach (var token in (string?[])[null, platform.UserToken, platform.AdminToken])
        {
            var answer = await platform.Client.SendAsync(HttpMethod.Get, "/probe/gateway/undeclared", token);

            Assert.Equal((403, "access.undeclared"), (answer.Status, answer.Reason));
        }
    }

    [Fact]
    public async Task An_anonymous_endpoint_reads_a_valid_token_and_ignores_an_invalid_one()
    {
        var good = await platform.Client.SendAsync(
            HttpMethod.Get, "/probe/gateway/anyone", platform.Key.Sign(ValidClaims));
        var bad = await platform.Client.SendAsync(HttpMethod.Get, "/probe/gateway/anyone", TokenOf("forged"));

        Assert.Contains("auth0|ada", good.Text, StringComparison.Ordinal);
        Assert.Equal((200, "nobody"), (bad.Status, bad.Text));
    }

    [Fact]
    public async Task An_issuers_user_buys_and_others_cannot_read_the_reservation()
    {
        var fixture = await EventFixture.OpenAsync(platform);
        var ada = platform.Key.Sign(ValidClaims);
        var eve = platform.Key.Sign(ValidClaims.Replace("ada", "eve", StringComparison.Ordinal));

        var bought = await fixture.BuyAsync(ada, fixture.Seats[0]);
        var path = $"/api/v1/reservations/{bought.GetProperty("id").GetString()}";

        Assert.Equal("reserved", (await fixture.StatesAsync())[0]);
        Assert.Equal(200, (await fixture.ShowAsync(ada, path)).Status);
        Assert.InRange((await fixture.ShowAsync(eve, path)).Status, 403, 404);
    }

    [Fact]
    public async Task An_issuers_user_has_reservations_but_no_account_profile()
    {
        var token = platform.Key.Sign(ValidClaims);

        var reservations = await platform.Client.SendAsync(HttpMethod.Get, "/api/v1/reservations/my", token);
        var profile = await platform.Client.SendAsync(HttpMethod.Get, "/api/auth/profile", token);

        Assert.Equal(200, reservations.Status);
        Assert.Equal((404, "accounts.unknown"), (profile.Status, profile.Reason));
    }

    private string? TokenOf(string kind) => kind switch
    {
        "" => null,
        "forged" => SigningKey.Rsa("rsa-1").Sign(ValidClaims),
        "unknown-key" => SigningKey.Rsa("rsa-2").Sign(ValidClaims),
        "none" => platform.Key.Sign(ValidClaims, """{"alg":"none","kid":"rsa-1"}"""),
        ['{', ..] => platform.Key.Sign(kind),
        _ => kind,
    };
}
