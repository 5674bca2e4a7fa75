using System.Text.Json;
using Serverless.Domain.Accounts;
using Serverless.Functions.Http;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Accounts;

[Collection(PlatformTests.Name)]
public sealed class SetAccountRoleTests(PlatformFixture platform)
{
    [Fact]
    public async Task A_new_staff_member_gets_the_role_in_the_next_token()
    {
        var application = platform.NextApplication();
        var body = JsonSerializer.Serialize(
            new
            {
                application.Name,
                application.Email,
                application.Password,
                application.Phone,
                BirthDate = "1990-12-10"
            },
            JsonSerializerOptions.Web);
        await platform.Client.PostAsync("/api/auth/signup", body);

        var appointed = await PutAsync(application.Email, """{"role":"staff"}""");
        var login = await platform.Client.PostAsync("/api/auth/login", body);
        var token = login.Body.GetProperty("token").GetString()!;
        var claims = JsonDocument.Parse(System.Buffers.Text.Base64Url.DecodeFromChars(token.Split('.')[1])).RootElement;
        var profile = await platform.Client.SendAsync(HttpMethod.Get, "/api/auth/profile", token);
        var dismissed = await PutAsync(appointed.Body.GetProperty("id").GetString()!, """{"role":"user"}""");

        Assert.Equal((200, 200), (appointed.Status, dismissed.Status));
        Assert.Equal(("staff", "user"), (RoleIn(appointed), RoleIn(dismissed)));
        Assert.Equal(application.Email, appointed.Body.GetProperty("email").GetString());
        Assert.Equal("STAFF", login.Body.GetProperty("user").GetProperty("role").GetString());
        Assert.Equal("STAFF", profile.Body.GetProperty("user").GetProperty("role").GetString());
        Assert.Equal("staff", claims.GetProperty("role").GetString());
        Assert.False(claims.GetProperty("is_admin").GetBoolean());
    }

    [Theory]
    [InlineData(Calls.UnknownId, """{"role":"staff"}""", 404, "accounts.unknown")]
    [InlineData("nobody@example.com", """{"role":"staff"}""", 404, "accounts.unknown")]
    [InlineData("7", """{"role":"staff"}""", 404, "accounts.unknown")]
    [InlineData(Calls.UnknownId, """{"role":"admin"}""", 400, "accounts.unknown-role")]
    [InlineData(Calls.UnknownId, """{}""", 400, "accounts.unknown-role")]
    public async Task Rejects_an_unknown_account_or_role(string account, string body, int status, string reason)
    {
        var answer = await PutAsync(account, body);

        Assert.Equal((status, reason), (answer.Status, answer.Reason));
        answer.IsProblemIn(ApiContract.Tiketi);
    }

    [Fact]
    public async Task Does_not_change_the_role_of_an_administrator()
    {
        var token = await platform.IssueAsync(AccountRole.Admin);
        var profile = await platform.Client.SendAsync(HttpMethod.Get, "/api/auth/profile", token);
        var email = profile.Body.GetProperty("user").GetProperty("email").GetString()!;

        var answer = await PutAsync(email, """{"role":"user"}""");
        var still = await platform.Client.SendAsync(HttpMethod.Get, "/api/v1/admin/events", token);

        Assert.Equal((409, "accounts.is-admin"), (answer.Status, answer.Reason));
        Assert.Equal(200, still.Status);
    }

    [Fact]
    public async Task Staff_may_not_change_roles()
    {
        var answer = await platform.Client.SendAsync(
            HttpMethod.Put, $"/api/v1/admin/accounts/{Calls.UnknownId}/role", platform.StaffToken,
            Calls.Json("""{"role":"staff"}"""));

        Assert.Equal((403, "accounts.admins-only"), (answer.Status, answer.Reason));
    }

    private static string? RoleIn(Answer answer) => answer.Body.GetProperty("role").GetString();

    private Task<Answer> PutAsync(string account, string body) => platform.Client.SendAsync(
        HttpMethod.Put, $"/api/v1/admin/accounts/{account}/role", platform.AdminToken, Calls.Json(body));
}
