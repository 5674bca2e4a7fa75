using System.Text.Json;
using Serverless.Domain.Accounts;
using Serverless.Functions.Http;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Accounts;

/// <summary>The checks of a sign-up: their order, and the texts that CloudJet's page shows.</summary>
[Collection(PlatformTests.Name)]
public sealed class SignUpEndpointTests(PlatformFixture platform)
{
    private readonly AccountApplication _ada = platform.NextApplication();

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

    [Fact]
    public async Task An_array_lacks_the_first_field()
    {
        var signUp = await platform.Client.PostAsync("/api/auth/signup", " [1, 2]");
        var logIn = await platform.Client.PostAsync("/api/auth/login", "[]");

        Assert.Equal((400, "name는 필수 입력 항목입니다."), (signUp.Status, signUp.Message));
        Assert.Equal((400, "request.malformed"), (logIn.Status, logIn.Reason));
    }

    [Theory]
    [InlineData("name", "이름은 2자 이상 50자 이하여야 합니다.")]
    [InlineData("email", "올바른 이메일 형식이 아닙니다.")]
    [InlineData("password", "비밀번호 길이가 올바르지 않습니다. (6자 이상)")]
    [InlineData("phone", "올바른 전화번호 형식이 아닙니다.")]
    [InlineData("birthDate", "생년월일은 yyyy-MM-dd 형식이어야 합니다.")]
    public async Task Names_the_first_wrong_field(string field, string message)
    {
        var fields = Fields();

        foreach (var wrong in fields.Keys.SkipWhile(key => key != field).ToArray())
        {
            fields[wrong] = "x";
        }

        var answer = await platform.Client.PostAsync("/api/auth/signup", JsonSerializer.Serialize(fields));

        Assert.Equal((400, message), (answer.Status, answer.Message));
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

        var user = (await platform.Client.PostAsync("/api/auth/login", JsonSerializer.Serialize(fields))).Body.GetProperty("user");

        Assert.Equal("USER", user.GetProperty("role").GetString());
    }

    private Dictionary<string, string> Fields() => new()
    {
        ["name"] = _ada.Name,
        ["email"] = _ada.Email,
        ["password"] = _ada.Password,
        ["phone"] = "01012345678",
        ["birthDate"] = "1990-12-10",
    };
}
