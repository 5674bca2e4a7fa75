using System.Text.Json;
using Serverless.Domain.Accounts;
using Serverless.Functions.Http;
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

    [Theory]
    [InlineData("name")]
    [InlineData("email")]
    [InlineData("password")]
    [InlineData("phone")]
    [InlineData("birthDate")]
    public async Task Names_the_first_missing_field(string field)
    {
        var fields = Fields();

        foreach (var missing in fields.Keys.SkipWhile(key => key != field).ToArray())
        {
            fields[missing] = string.Empty;
        }

        var answer = await platform.Client.PostAsync("/api/auth/signup", JsonSerializer.Serialize(fields));

        Assert.Equal((400, $"{field}는 필수 입력 항목입니다."), (answer.Status, answer.Message));
    }

    [Theory]
    [InlineData("email", "notanemail", "accounts.email-form")]
    [InlineData("password", "12345", "accounts.password-length")]
    [InlineData("name", "A", "accounts.name-length")]
    [InlineData("phone", "12", "accounts.phone-form")]
    [InlineData("birthDate", "1990-13-01", "accounts.birth-date-form")]
    [InlineData("birthDate", "01.12.1990", "accounts.birth-date-form")]
    [InlineData("birthDate", "1899-12-31", "accounts.birth-date-range")]
    public async Task Rejects_an_invalid_field(string field, string value, string reason)
    {
        var fields = Fields();
        fields[field] = value;

        var answer = await platform.Client.PostAsync("/api/auth/signup", JsonSerializer.Serialize(fields));

        Assert.Equal((400, reason), (answer.Status, answer.Reason));
        answer.IsProblemIn(ApiContract.CloudJet);
    }

    [Fact]
    public async Task Ignores_a_role_in_the_sign_up()
    {
        var fields = Fields();
        fields["role"] = "ADMIN";
        await platform.Client.PostAsync("/api/auth/signup", JsonSerializer.Serialize(fields));

        var user = (await LogInAsync("email", _ada.Password)).Body.GetProperty("user");

        Assert.Equal("USER", user.GetProperty("role").GetString());
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

    [Fact]
    public async Task Accepts_a_token_without_a_scheme()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/auth/profile");
        request.Headers.TryAddWithoutValidation("Authorization", platform.UserToken);

        using var response = await platform.Client.SendAsync(request);

        Assert.Equal(200, (int)response.StatusCode);
    }

    [Fact]
    public async Task The_health_response_is_as_documented() =>
        AssertSame(
            """{"status":"healthy","service":"auth-service","port":5001}""",
            (await platform.Client.SendAsync(HttpMethod.Get, "/api/auth/health")).Body);

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

    private Task<Answer> PutAsync(string body, string token) =>
        platform.Client.SendAsync(HttpMethod.Put, "/api/auth/profile", token, Calls.Json(body));

    private static void AssertSame(string expected, JsonElement actual) =>
        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(expected).RootElement, actual), actual.GetRawText());
}
