using System.Text.Json;
using Serverless.Domain.Accounts;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Accounts;

[Collection(PlatformTests.Name)]
public sealed class ProfileEndpointsTests(PlatformFixture platform)
{
    [Fact]
    public async Task Changing_one_member_of_the_profile_keeps_the_others()
    {
        var token = await platform.IssueAsync(AccountRole.User);

        var changed = await PutAsync("""{"name":"새 이름"}""", token);
        var unchanged = await PutAsync("""{"name":"새 이름"}""", token);
        var rejected = await PutAsync("""{"phone":"12"}""", token);
        var shown = await platform.Client.SendAsync(HttpMethod.Get, "/api/auth/profile", token);

        AssertSame("""{"message":"프로필이 성공적으로 업데이트되었습니다.","success":true}""", changed.Body);
        Assert.Equal((200, 200, 400), (changed.Status, unchanged.Status, rejected.Status));
        Assert.Equal("새 이름", shown.Body.GetProperty("user").GetProperty("name").GetString());
        Assert.Equal("010-1234-5678", shown.Body.GetProperty("user").GetProperty("phone").GetString());
        Assert.Contains("새 이름", shown.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}", 200, null)]
    [InlineData("""{"name":null,"phone":null}""", 200, null)]
    [InlineData("""{"name":""}""", 400, "accounts.name-length")]
    [InlineData("""{"phone":""}""", 400, "accounts.phone-form")]
    [InlineData("""{"role":"ADMIN"}""", 400, "request.unknown-member")]
    [InlineData("[]", 400, "request.malformed")]
    public async Task A_change_of_the_profile_wipes_nothing(string body, int status, string? reason)
    {
        var token = await platform.IssueAsync(AccountRole.User);
        var before = await platform.Client.SendAsync(HttpMethod.Get, "/api/auth/profile", token);

        var answer = await PutAsync(body, token);

        Assert.Equal(status, answer.Status);
        Assert.Equal(reason, status == 200 ? null : answer.Reason);
        var after = await platform.Client.SendAsync(HttpMethod.Get, "/api/auth/profile", token);
        Assert.Equal(before.Text, after.Text);
    }

    [Fact]
    public async Task The_profile_is_also_where_the_page_calls_it()
    {
        var token = await platform.IssueAsync(AccountRole.User);

        var changed = await platform.Client.SendAsync(
            HttpMethod.Put, "/api/user/profile", token, Calls.Json("""{"name":"새 이름"}"""));
        var shown = await platform.Client.SendAsync(HttpMethod.Get, "/api/user/profile", token);
        var refused = await platform.Client.SendAsync(HttpMethod.Get, "/api/user/profile");

        Assert.Equal((200, 200), (changed.Status, shown.Status));
        Assert.Equal("새 이름", shown.Body.GetProperty("user").GetProperty("name").GetString());
        Assert.Equal((401, "토큰이 없습니다."), (refused.Status, refused.Message));
    }

    [Theory]
    [InlineData(null, "토큰이 없습니다.")]
    [InlineData("expired", "토큰이 만료되었습니다.")]
    [InlineData("forged", "유효하지 않은 토큰입니다.")]
    [InlineData("nameless", "토큰 처리 중 오류가 발생했습니다.")]
    public async Task The_message_states_the_error_of_the_token(string? kind, string message)
    {
        var token = kind switch
        {
            "expired" => TestTokens.Expired,
            "forged" => TestTokens.Invalid,
            "nameless" => TestTokens.MissingSubject,
            _ => null,
        };

        var answer = await platform.Client.SendAsync(HttpMethod.Get, "/api/auth/profile", token);

        Assert.Equal((401, message), (answer.Status, answer.Message));
        Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.Single().Scheme);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Token ")]
    public async Task Refuses_a_token_without_its_scheme(string scheme)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/auth/profile");
        request.Headers.TryAddWithoutValidation("Authorization", scheme + platform.UserToken);

        var answer = await platform.Client.ReadAsync(request);

        Assert.Equal((401, "access.token-invalid"), (answer.Status, answer.Reason));
        Assert.Equal("유효하지 않은 토큰입니다.", answer.Message);
    }

    private Task<Answer> PutAsync(string body, string token) =>
        platform.Client.SendAsync(HttpMethod.Put, "/api/auth/profile", token, Calls.Json(body));

    private static void AssertSame(string expected, JsonElement actual) =>
        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(expected).RootElement, actual), actual.GetRawText());
}
