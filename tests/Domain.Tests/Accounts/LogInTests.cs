using Serverless.Domain.Accounts;

namespace Serverless.Domain.Tests.Accounts;

public sealed class LogInTests
{
    private readonly AccountsFixture _accounts = new();

    [Fact]
    public async Task Returns_a_token_of_the_user()
    {
        var ada = await _accounts.SignUpAdaAsync();

        var result = await _accounts.LogIn.ExecuteAsync("ada@EXAMPLE.com", "analytical", default, default);

        var reading = await _accounts.Tokens.ReadAsync(result.Value!.Token, default);
        Assert.Equal(ada.Id, reading.User?.Id);
    }

    [Fact]
    public async Task Rejects_wrong_password_and_unknown_email_equally_after_equal_work()
    {
        await _accounts.SignUpAdaAsync();

        var wrong = await _accounts.LogIn.ExecuteAsync("ada@example.com", "analytics", default, default);
        var verifiedOnce = _accounts.Passwords.VerifyCount;
        var unknown = await _accounts.LogIn.ExecuteAsync("eve@example.com", "analytical", default, default);
        var malformed = await _accounts.LogIn.ExecuteAsync("unknown", "analytical", default, default);

        Assert.Equal("accounts.wrong-credentials", wrong.Error?.Code);
        Assert.Equal(wrong.Error, unknown.Error);
        Assert.Equal(wrong.Error, malformed.Error);
        Assert.Equal(1, verifiedOnce);
        Assert.Equal(3, _accounts.Passwords.VerifyCount);
    }

    [Fact]
    public async Task Rehashes_a_password_with_an_outdated_hash()
    {
        var ada = await _accounts.SignUpAdaAsync();
        _accounts.Passwords.Rule = "v2";

        await _accounts.LogIn.ExecuteAsync("ada@example.com", "analytical", default, default);

        var stored = await _accounts.Accounts.FindAsync(ada.Id, default);
        Assert.StartsWith("v2:", stored?.Value.PasswordHash.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_forms_contain_no_secret()
    {
        await _accounts.SignUpAdaAsync();

        var loggedIn = (await _accounts.LogIn.ExecuteAsync("ada@example.com", "analytical", default, default)).Value!;

        var texts = $"{loggedIn} {loggedIn.Account} {AccountsFixture.Ada}";
        Assert.DoesNotContain("analytical", texts, StringComparison.Ordinal);
        Assert.DoesNotContain("v1:", texts, StringComparison.Ordinal);
        Assert.DoesNotContain("Token", texts, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rejects_an_overlong_password()
    {
        await _accounts.SignUpAdaAsync();

        var result = await _accounts.LogIn.ExecuteAsync("ada@example.com", new string('p', 100_000), default, default);

        Assert.Equal("accounts.wrong-credentials", result.Error?.Code);
    }

    [Fact]
    public async Task Stored_role_decides_who_is_administrator()
    {
        var ada = await _accounts.SignUpAdaAsync();
        var admin = await _accounts.CreateAdmin.ExecuteAsync(
            AccountsFixture.Ada with { Email = "admin@example.com" }, default);

        Assert.Null((await _accounts.ConfirmAdmin.ExecuteAsync(admin.Value!.Id, default)).Error);
        Assert.Equal("accounts.admins-only", (await _accounts.ConfirmAdmin.ExecuteAsync(ada.Id, default)).Error?.Code);
        Assert.Equal(
            "accounts.admins-only",
            (await _accounts.ConfirmAdmin.ExecuteAsync(new UserId("unknown"), default)).Error?.Code);
    }

    [Fact]
    public async Task CreateAdmin_does_not_promote_an_existing_account()
    {
        var ada = await _accounts.SignUpAdaAsync();

        var result = await _accounts.CreateAdmin.ExecuteAsync(AccountsFixture.Ada, default);

        Assert.Equal("accounts.email-taken", result.Error?.Code);
        Assert.Equal("accounts.admins-only", (await _accounts.ConfirmAdmin.ExecuteAsync(ada.Id, default)).Error?.Code);
    }
}
