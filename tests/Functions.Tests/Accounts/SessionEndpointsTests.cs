using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Serverless.Domain.Accounts;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Accounts;

[Collection(PlatformTests.Name)]
public sealed partial class SessionEndpointsTests(PlatformFixture platform)
{
    private readonly AccountApplication _ada = platform.NextApplication();

    [Fact]
    public async Task A_token_does_not_work_after_logging_out()
    {
        var (first, second) = (await SignUpAndLogInAsync(), await LogInAsync(_ada.Password));

        var loggedOut = await PostAsync("/api/auth/logout", first);
        var (dead, live) = (await ProfileAsync(first), await ProfileAsync(second));

        Assert.Equal((200, "로그아웃되었습니다."), (loggedOut.Status, loggedOut.Message));
        Assert.Equal((401, "access.token-revoked"), (dead.Status, dead.Reason));
        Assert.Contains("토큰", dead.Message, StringComparison.Ordinal);
        Assert.Equal(200, live.Status);
    }

    [Fact]
    public async Task Logging_out_everywhere_ends_every_session()
    {
        var (first, second) = (await SignUpAndLogInAsync(), await LogInAsync(_ada.Password));

        var answer = await PostAsync("/api/auth/logout-everywhere", second);
        var next = await LogInAsync(_ada.Password);

        Assert.Equal(200, answer.Status);
        Assert.Equal(401, (await ProfileAsync(first)).Status);
        Assert.Equal(401, (await ProfileAsync(second)).Status);
        Assert.Equal(200, (await ProfileAsync(next)).Status);
    }

    [Fact]
    public async Task A_revoked_token_opens_no_route_of_any_api()
    {
        var token = await SignUpAndLogInAsync();
        await PostAsync("/api/auth/logout", token);

        var tiketi = await platform.Client.SendAsync(HttpMethod.Get, "/api/v1/reservations/my", token);

        Assert.Equal((403, "access.token-revoked"), (tiketi.Status, tiketi.Reason));
    }

    [Fact]
    public async Task Changing_the_password_returns_the_token_of_a_new_session()
    {
        var token = await SignUpAndLogInAsync();

        var changed = await platform.Client.SendAsync(
            HttpMethod.Put,
            "/api/auth/password",
            token,
            Calls.Json(JsonSerializer.Serialize(new { currentPassword = _ada.Password, newPassword = "difference" })));

        Assert.Equal(200, changed.Status);
        Assert.Equal(401, (await ProfileAsync(token)).Status);
        Assert.Equal(200, (await ProfileAsync(changed.Body.GetProperty("token").GetString()!)).Status);
    }

    [Theory]
    [InlineData("""{"newPassword":"difference"}""", "accounts.field-missing")]
    [InlineData("""{"currentPassword":"wrong one","newPassword":"difference"}""", "accounts.wrong-password")]
    [InlineData("""{"currentPassword":"wrong one","newPassword":"short"}""", "accounts.password-length")]
    public async Task Rejects_a_change_of_the_password(string body, string reason)
    {
        var token = await SignUpAndLogInAsync();

        var answer = await platform.Client.SendAsync(HttpMethod.Put, "/api/auth/password", token, Calls.Json(body));

        Assert.Equal((400, reason), (answer.Status, answer.Reason));
        Assert.Equal(200, (await ProfileAsync(token)).Status);
    }

    [Fact]
    public async Task A_mailed_link_sets_a_new_password_once()
    {
        var old = await SignUpAndLogInAsync();

        var asked = await PostAsync("/api/auth/password-resets", null, new { email = _ada.Email });
        var unknown = await PostAsync("/api/auth/password-resets", null, new { email = "nobody@example.com" });
        var body = new { token = await MailedTokenAsync(), password = "difference" };
        var set = await PutResetAsync(body);
        var again = await PutResetAsync(body);

        Assert.Equal((202, asked.Text), (unknown.Status, unknown.Text));
        Assert.Equal(200, set.Status);
        Assert.Equal((400, "accounts.reset-link-invalid"), (again.Status, again.Reason));
        Assert.Equal(401, (await ProfileAsync(old)).Status);
        Assert.Equal(200, (await ProfileAsync(await LogInAsync("difference"))).Status);
    }

    [Fact]
    public async Task Imports_accounts_whose_owners_log_in_as_before()
    {
        const string Hash =
            "scrypt:32768:8:1$AAAAAAAAAAAAAAAA$478a83dd9d5dff9a1c46e77f0da6dfe82fd6ebd5a2576e97960fc7eeb57693f9"
                + "a8fe44193c2dae871711c7828a503ec4e14c7272b95a30fd591648b3fcf0cc53";
        object[] accounts =
        [
            Imported(_ada.Email, Hash),
            Imported("x", Hash),
            new { email = "x@example.com" },
        ];

        var imported = await PostAsync("/api/admin/accounts/import", platform.AdminToken, new { accounts });
        var refused = await PostAsync("/api/admin/accounts/import", platform.UserToken, new { accounts });

        Assert.Equal(200, imported.Status);
        Assert.Equal(1, imported.Body.GetProperty("created").GetInt32());
        Assert.Equal(
            "accounts.email-form", imported.Body.GetProperty("accounts")[1].GetProperty("code").GetString());
        Assert.Equal(
            "accounts.name-length", imported.Body.GetProperty("accounts")[2].GetProperty("code").GetString());
        Assert.Equal(403, refused.Status);
        Assert.Equal(401, (await TryLogInAsync(Hash)).Status);
        Assert.Equal(200, (await ProfileAsync(await LogInAsync("password123"))).Status);
    }

    private static object Imported(string email, string passwordHash) =>
        new { name = "홍길동", email, phone = "01012345678", birthDate = "1990-12-10", passwordHash };

    private async Task<string> SignUpAndLogInAsync()
    {
        var signedUp = await PostAsync("/api/auth/signup", null, new
        {
            name = _ada.Name,
            email = _ada.Email,
            password = _ada.Password,
            phone = "01012345678",
            birthDate = "1990-12-10",
        });
        Assert.Equal(201, signedUp.Status);

        return await LogInAsync(_ada.Password);
    }

    private async Task<string> LogInAsync(string password) =>
        (await TryLogInAsync(password)).Body.GetProperty("token").GetString()!;

    private Task<Answer> TryLogInAsync(string password) =>
        PostAsync("/api/auth/login", null, new { email = _ada.Email, password });

    private Task<Answer> ProfileAsync(string token) =>
        platform.Client.SendAsync(HttpMethod.Get, "/api/auth/profile", token);

    private Task<Answer> PostAsync(string path, string? token, object? body = null) => platform.Client.SendAsync(
        HttpMethod.Post, path, token, body is null ? null : Calls.Json(JsonSerializer.Serialize(body)));

    private Task<Answer> PutResetAsync(object body) => platform.Client.SendAsync(
        HttpMethod.Put, "/api/auth/password-resets", null, Calls.Json(JsonSerializer.Serialize(body)));

    // The timer may be sending the mail, too: both send what waits, and the newest mail counts.
    private async Task<string> MailedTokenAsync()
    {
        await platform.Platform.Services.GetRequiredService<SendPasswordResets>().ExecuteAsync(default);
        var folder = Path.Combine(platform.Folder, "mails");
        var own = Directory.GetFiles(folder, "*.eml")
            .Order(StringComparer.Ordinal)
            .Select(file => MimeMessage.Load(file))
            .Last(mail => mail.To.ToString().Contains(_ada.Email, StringComparison.OrdinalIgnoreCase));

        return TokenOf().Match(own.TextBody!).Groups[1].Value;
    }

    [GeneratedRegex(@"\?token=(\S+)")]
    private static partial Regex TokenOf();
}
