using Serverless.Domain.Accounts;

namespace Serverless.Domain.Tests.Accounts;

public sealed class LogInTests
{
    private readonly AccountsWorld _world = new();

    [Fact]
    public async Task Gives_a_token_that_names_the_visitor()
    {
        var ada = await _world.SignUpAdaAsync();

        var outcome = await _world.LogIn.ExecuteAsync("ada@EXAMPLE.com", "analytical", default);

        var reading = await _world.Tokens.ReadAsync(outcome.Value!.Token, default);
        Assert.Equal(ada.Id, reading.Visitor?.Id);
    }

    [Fact]
    public async Task Refuses_a_wrong_password_and_an_unknown_address_alike_after_the_same_work()
    {
        await _world.SignUpAdaAsync();

        var wrong = await _world.LogIn.ExecuteAsync("ada@example.com", "analytics", default);
        var verifiedOnce = _world.Passwords.VerifyCount;
        var unknown = await _world.LogIn.ExecuteAsync("eve@example.com", "analytical", default);
        var malformed = await _world.LogIn.ExecuteAsync("nobody", "analytical", default);

        Assert.Equal("accounts.wrong-credentials", wrong.Refusal?.Code);
        Assert.Equal(wrong.Refusal, unknown.Refusal);
        Assert.Equal(wrong.Refusal, malformed.Refusal);
        Assert.Equal(1, verifiedOnce);
        Assert.Equal(3, _world.Passwords.VerifyCount);
    }

    [Fact]
    public async Task Hashes_again_what_was_hashed_by_a_weaker_rule()
    {
        var ada = await _world.SignUpAdaAsync();
        _world.Passwords.Rule = "v2";

        await _world.LogIn.ExecuteAsync("ada@example.com", "analytical", default);

        var stored = await _world.Accounts.FindAsync(ada.Id, default);
        Assert.StartsWith("v2:", stored?.Value.PasswordHash.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Never_prints_a_secret()
    {
        await _world.SignUpAdaAsync();

        var loggedIn = (await _world.LogIn.ExecuteAsync("ada@example.com", "analytical", default)).Value!;

        var printed = $"{loggedIn} {loggedIn.Account} {AccountsWorld.Ada}";
        Assert.DoesNotContain("analytical", printed, StringComparison.Ordinal);
        Assert.DoesNotContain("v1:", printed, StringComparison.Ordinal);
        Assert.DoesNotContain("Token", printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compares_no_password_that_is_too_long_to_be_one()
    {
        await _world.SignUpAdaAsync();

        var outcome = await _world.LogIn.ExecuteAsync("ada@example.com", new string('p', 100_000), default);

        Assert.Equal("accounts.wrong-credentials", outcome.Refusal?.Code);
    }

    [Fact]
    public async Task Tells_administrators_by_the_store()
    {
        var ada = await _world.SignUpAdaAsync();
        var admin = await _world.CreateAdmin.ExecuteAsync(
            AccountsWorld.Ada with { Email = "admin@example.com" }, default);

        Assert.Null((await _world.ConfirmAdmin.ExecuteAsync(admin.Value!.Id, default)).Refusal);
        Assert.Equal("accounts.admins-only", (await _world.ConfirmAdmin.ExecuteAsync(ada.Id, default)).Refusal?.Code);
        Assert.Equal(
            "accounts.admins-only",
            (await _world.ConfirmAdmin.ExecuteAsync(new VisitorId("nobody"), default)).Refusal?.Code);
    }

    [Fact]
    public async Task Does_not_raise_an_account_that_somebody_made()
    {
        var ada = await _world.SignUpAdaAsync();

        var outcome = await _world.CreateAdmin.ExecuteAsync(AccountsWorld.Ada, default);

        Assert.Equal("accounts.email-taken", outcome.Refusal?.Code);
        Assert.Equal("accounts.admins-only", (await _world.ConfirmAdmin.ExecuteAsync(ada.Id, default)).Refusal?.Code);
    }
}
