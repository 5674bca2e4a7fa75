using System.Text;
using static Serverless.Functions.Tests.SupplierMocks.Ingresso.IngressoFixture;

namespace Serverless.Functions.Tests.SupplierMocks.Ingresso;

/// <summary>Authentication at the Ingresso mock.</summary>
[Collection(IngressoBrowsing.Name)]
public sealed class IngressoPipelineOverHttpTests(IngressoFixture ingresso)
{
    [Fact]
    public async Task Returns_the_user_in_both_forms()
    {
        var answer = await ingresso.GetAsync("test.v1/?sub_id=shop");

        Assert.Equal(200, answer.Status);
        Assert.Equal("demo", answer["user_id"]);
        Assert.Equal("demo", answer.Body.GetProperty("user_info").GetProperty("user_id").GetString());
        Assert.Equal("shop", answer.Body.GetProperty("user_info").GetProperty("sub_user").GetString());
        Assert.True(answer.Body.GetProperty("is_b2b").GetBoolean());
    }

    [Theory]
    [InlineData("demo", "wrong")]
    [InlineData("nobody", "demopass")]
    [InlineData("", "")]
    public async Task Rejects_unknown_users_and_wrong_passwords(string user, string password)
    {
        using var plain = new HttpClient { BaseAddress = ingresso.Platform.BaseAddress };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/f13/events.v1/");
        request.Headers.Add(
            "Authorization", $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"))}");
        using var response = await plain.SendAsync(request);

        Assert.Equal(401, (int)response.StatusCode);
        Assert.Equal("Basic realm=\"TicketSwitch_Core_User\"", response.Headers.WwwAuthenticate.ToString());
        Assert.Equal(
            """{"error_code":3,"error_desc":"User authorisation failure","error":"Authentication required","message":"""
                + "\"Please provide valid credentials\"}",
            await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("demo")]
    [InlineData("demo-creditcard")]
    [InlineData("demo-redirect")]
    [InlineData("demo-stripe")]
    [InlineData("demo-customerdata")]
    public async Task Accepts_every_demo_user(string user) =>
        Assert.Equal(user, (await ingresso.GetAsync("test.v1", who: As(user)))["user_id"]);

    [Theory]
    [InlineData("test.v1/demo", true, 200)]
    [InlineData("test.v1/-/shop/en", true, 200)]
    [InlineData("test.v1/demo/shop/en/", true, 200)]
    [InlineData("test.v1/other", true, 401)]
    [InlineData("test.v1/demo/?user_passwd=demopass", false, 200)]
    [InlineData("test.v1?user_id=demo&user_passwd=demopass", false, 200)]
    [InlineData("test.v1?user_id=demo&crypto_block=abc", false, 401)]
    [InlineData("test.v1", false, 401)]
    public async Task Accepts_a_user_in_the_path_or_the_query(string path, bool isBasic, int status)
    {
        using var plain = new HttpClient { BaseAddress = ingresso.Platform.BaseAddress };
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/f13/{path}");

        if (isBasic)
        {
            request.Headers.Add("Authorization", "Basic ZGVtbzpkZW1vcGFzcw==");
        }

        using var response = await plain.SendAsync(request);

        Assert.Equal(status, (int)response.StatusCode);
    }

    [Fact]
    public async Task Returns_the_clients_tracking_id_as_request_id()
    {
        using var plain = new HttpClient { BaseAddress = ingresso.Platform.BaseAddress };
        plain.DefaultRequestHeaders.Add("Authorization", "Basic ZGVtbzpkZW1vcGFzcw==");
        using var tracked = await plain.GetAsync("/f13/test.v1/?tsw_session_track_id=session-1");
        using var untracked = await plain.GetAsync("/f13/test.v1/");

        Assert.Equal("session-1", tracked.Headers.GetValues("X-Request-Id").Single());
        Assert.NotEmpty(untracked.Headers.GetValues("X-Request-Id").Single());
    }
}
