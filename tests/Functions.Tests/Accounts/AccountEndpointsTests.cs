using System.Text.Json;
using Serverless.Domain.Accounts;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Accounts;

[Collection(PlatformTests.Name)]
public sealed class AccountEndpointsTests(PlatformFixture platform)
{
    private readonly AccountApplication _ada = platform.NextApplication();

    [Fact]
    public async Task A_new_account_can_log_in_and_read_its_profile()
    {
        var signedUp = await SignUpAsync();
        var loggedIn = await LogInAsync("email", _ada.Password);
        var user = loggedIn.Body.GetProperty("user");
        var shown = await platform.Client.SendAsync(
            HttpMethod.Get, "/api/auth/profile", loggedIn.Body.GetProperty("token").GetString());

        Assert.Equal(201, signedUp.Status);
        AssertSame("""{"message":"회원가입이 성공적으로 완료되었습니다.","success":true}""", signedUp.Body);
        Assert.Equal((200, "로그인 성공"), (loggedIn.Status, loggedIn.Message));
        Assert.Equal("USER", user.GetProperty("role").GetString());
        Assert.Equal(200, shown.Status);
        AssertSame(
            $$$"""
            {"user":{"user_id":{{{user.GetProperty("id").GetInt32()}}},"name":"{{{_ada.Name}}}",
            "email":"{{{_ada.Email}}}","phone":"010-1234-5678","birth_date":"1990-12-10","role":"USER"}}
            """,
            shown.Body);
    }

    [Fact]
    public async Task Accepts_the_email_address_as_username()
    {
        await SignUpAsync();

        Assert.Equal(200, (await LogInAsync("username", _ada.Password)).Status);
    }

    [Fact]
    public async Task Rejects_an_email_address_that_is_taken()
    {
        await SignUpAsync();

        var again = await SignUpAsync();

        Assert.Equal((400, "이미 존재하는 이메일입니다."), (again.Status, again.Message));
        Assert.Equal("accounts.email-taken", again.Reason);
    }

    [Fact]
    public async Task Concurrent_sign_ups_with_one_address_make_one_account()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => SignUpAsync()));

        Assert.Equal(1, answers.Count(answer => answer.Status == 201));
        Assert.Equal(19, answers.Count(answer => answer.Status == 400));
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_address_get_the_same_response()
    {
        await SignUpAsync();

        var wrong = await LogInAsync("email", "another password");
        var unknown = await platform.Client.PostAsync(
            "/api/auth/login", """{"email":"nobody@example.com","password":"a password"}""");

        Assert.Equal((401, "이메일 또는 비밀번호가 잘못되었습니다."), (wrong.Status, wrong.Message));
        Assert.Equal(wrong.Text, unknown.Text);
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"email":"a@example.com"}""")]
    [InlineData("""{"password":"a password"}""")]
    [InlineData("""{"email":"","username":"","password":"a password"}""")]
    public async Task Requires_both_address_and_password(string body)
    {
        var answer = await platform.Client.PostAsync("/api/auth/login", body);

        Assert.Equal((400, "이메일과 비밀번호를 입력해주세요."), (answer.Status, answer.Message));
    }

    [Theory]
    [InlineData("/api/auth/health")]
    [InlineData("/auth/health")]
    [InlineData("/api/health")]
    public async Task The_health_response_is_as_documented(string path) =>
        AssertSame(
            """{"status":"healthy","service":"auth-service","port":5001}""",
            (await platform.Client.SendAsync(HttpMethod.Get, path)).Body);

    private Dictionary<string, string> Fields() => new()
    {
        ["name"] = _ada.Name,
        ["email"] = _ada.Email,
        ["password"] = _ada.Password,
        ["phone"] = "01012345678",
        ["birthDate"] = "1990-12-10",
    };

    private Task<Answer> SignUpAsync() =>
        platform.Client.PostAsync("/api/auth/signup", JsonSerializer.Serialize(Fields()));

    private Task<Answer> LogInAsync(string member, string password) => platform.Client.PostAsync(
        "/api/auth/login",
        JsonSerializer.Serialize(new Dictionary<string, string> { [member] = _ada.Email, ["password"] = password }));

    private static void AssertSame(string expected, JsonElement actual) =>
        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(expected).RootElement, actual), actual.GetRawText());
}
