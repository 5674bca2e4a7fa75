using Serverless.Domain.Accounts;

namespace Serverless.Domain.Tests.Accounts;

public sealed class LogInTests
{
    private readonly AccountsFixture _accounts = new();

    [Fact]
    public async Task Gives_a_token_that_names_the_visitor()
    {
        var ada = await _accounts.SignUpAdaAsync();

        var result = await _accounts.LogIn.ExecuteAsync("ada@EXAMPLE.com", "analytical", default);

        var reading = await _accounts.Tokens.ReadAsync(result.Value!.Token, default);
        Assert.Equal(ada.Id, reading.User?.Id);
    }

    [Fact]
    public async Task Refuses_a_wrong_password_and_an_unknown_address_alike_after_the_same_work()
    {
        await _accounts.SignUpAdaAsync();

        var wrong = await _accounts.LogIn.ExecuteAsync("ada@example.com", "analytics", default);
        var verifiedOnce = _accounts.Passwords.VerifyCount;
        var unknown = await _accounts.LogIn.ExecuteAsync("eve@example.com", "analytical", default);
        var malformed = await _accounts.LogIn.ExecuteAsync("nobody", "analytical", default);

        Assert.Equal("accounts.wrong-credentials", wrong.Error?.Code);
        Assert.Equal(wrong.Error, unknown.Error);
        Assert.Equal(wrong.Error, malformed.Error);
        Assert.Equal(1, verifiedOnce);
        Assert.Equal(3, _accounts.Passwords.VerifyCount);
    }

    [Fact]
    public async Task Hashes_again_what_was_hashed_by_a_weaker_rule()
    {
        var ada = await _accounts.SignUpAdaAsync();
        _accounts.Passwords.Rule = "v2";

        await _accounts.LogIn.ExecuteAsync("ada@example.com", "analytical", default);

        var stored = await _accounts.Accounts.FindAsync(ada.Id, default);
        Assert.StartsWith("v2:", stored?.Value.PasswordHash.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Never_prints_a_secret()
    {
        await _accounts.SignUpAdaAsync();

        var loggedIn = (await _accounts.LogIn.ExecuteAsync("ada@example.com", "analytical", default)).Value!;

        var printed = $"{loggedIn} {loggedIn.Account} {AccountsFixture.Ada}";
        Assert.DoesNotContain("analytical", printed, StringComparison.Ordinal);
        Assert.DoesNotContain("v1:", printed, StringComparison.Ordinal);
        Assert.DoesNotContain("Token", printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compares_no_password_that_is_too_long_to_be_one()
    {
        await _accounts.SignUpAdaAsync();

        var result = await _accounts.LogIn.ExecuteAsync("ada@example.com", new string('p', 100_000), default);

        Assert.Equal("accounts.wrong-credentials", result.Error?.Code);
    }

    [Fact]
    public async Task Tells_administrators_by_the_store()
    {
        var ada = await _accounts.SignUpAdaAsync();
        var admin = await _accounts.CreateAdmin.ExecuteAsync(
            AccountsFixture.Ada with { Email = "admin@example.com" }, default);

        Assert.Null((await _accounts.ConfirmAdmin.ExecuteAsync(admin.Value!.Id, default)).Error);
        Assert.Equal("accounts.admins-only", (await _accounts.ConfirmAdmin.ExecuteAsync(ada.Id, default)).Error?.Code);
        Assert.Equal(
            "accounts.admins-only",
            (await _accounts.ConfirmAdmin.ExecuteAsync(new UserId("nobody"), default)).Error?.Code);
    }

    [Fact]
    public async Task Does_not_raise_an_account_that_somebody_made()
    {
        var ada = await _accounts.SignUpAdaAsync();

        var result = await _accounts.CreateAdmin.ExecuteAsync(AccountsFixture.Ada, default);

        Assert.Equal("accounts.email-taken", result.Error?.Code);
        Assert.Equal("accounts.admins-only", (await _accounts.ConfirmAdmin.ExecuteAsync(ada.Id, default)).Error?.Code);
    }
}
