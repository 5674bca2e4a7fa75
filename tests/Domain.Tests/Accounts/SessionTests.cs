using Serverless.Domain.Accounts;

namespace Serverless.Domain.Tests.Accounts;

public sealed class SessionTests
{
    private readonly AccountsFixture _accounts = new();

    [Fact]
    public async Task Logging_out_ends_one_session()
    {
        await _accounts.SignUpAdaAsync();
        var (first, second) = (await _accounts.LogInAdaAsync(), await _accounts.LogInAdaAsync());

        var result = await _accounts.LogOut.ExecuteAsync(first, default);

        Assert.False(result.IsError);
        Assert.False(await _accounts.IsLiveAsync(first));
        Assert.True(await _accounts.IsLiveAsync(second));
    }

    [Fact]
    public async Task Logging_out_twice_is_no_error()
    {
        await _accounts.SignUpAdaAsync();
        var user = await _accounts.LogInAdaAsync();

        await _accounts.LogOut.ExecuteAsync(user, default);
        var again = await _accounts.LogOut.ExecuteAsync(user, default);

        Assert.False(again.IsError);
    }

    [Fact]
    public async Task A_token_of_another_issuer_cannot_be_revoked()
    {
        var foreign = new User(UserId.OfSubject("ada"), 0, string.Empty, AccountRole.User);

        var result = await _accounts.LogOut.ExecuteAsync(foreign, default);

        Assert.Equal("accounts.foreign-session", result.Error?.Code);
    }

    [Fact]
    public async Task A_token_without_a_session_id_does_not_end_the_sessions_of_others()
    {
        await _accounts.SignUpAdaAsync();
        var old = (await _accounts.LogInAdaAsync()) with { Session = new TokenSession(string.Empty, 0) };

        var result = await _accounts.LogOut.ExecuteAsync(old, default);

        Assert.Equal("accounts.foreign-session", result.Error?.Code);
        Assert.True(await _accounts.IsLiveAsync(old));
    }

    [Fact]
    public async Task Logging_out_everywhere_ends_all_sessions_and_permits_new_ones()
    {
        await _accounts.SignUpAdaAsync();
        var (first, second) = (await _accounts.LogInAdaAsync(), await _accounts.LogInAdaAsync());

        var result = await _accounts.LogOutEverywhere.ExecuteAsync(first.Id, default);
        var next = await _accounts.LogInAdaAsync();

        Assert.False(result.IsError);
        Assert.False(await _accounts.IsLiveAsync(first));
        Assert.False(await _accounts.IsLiveAsync(second));
        Assert.True(await _accounts.IsLiveAsync(next));
    }

    [Fact]
    public async Task A_log_in_repairs_an_account_whose_sessions_ended_before_it_was_saved()
    {
        var ada = await _accounts.SignUpAdaAsync();
        await _accounts.Revoked.RevokeBelowAsync(ada.Id, 1, default);

        var user = await _accounts.LogInAdaAsync();
        await _accounts.LogOutEverywhere.ExecuteAsync(ada.Id, default);

        Assert.Equal(1, user.Session?.Version);
        Assert.False(await _accounts.IsLiveAsync(user));
    }

    [Fact]
    public async Task Changing_the_password_ends_all_sessions_but_the_new_one()
    {
        await _accounts.SignUpAdaAsync();
        var before = await _accounts.LogInAdaAsync();

        var result = await _accounts.ChangePasswordAsync(before.Id, "analytical", "difference");

        var changed = (await _accounts.Tokens.ReadAsync(result.Value!.Token, default)).User!;
        Assert.False(await _accounts.IsLiveAsync(before));
        Assert.True(await _accounts.IsLiveAsync(changed));
        Assert.True(await _accounts.IsLiveAsync(await _accounts.LogInAdaAsync("difference")));
        Assert.True((await _accounts.LogIn.ExecuteAsync("ada@example.com", "analytical", default, default)).IsError);
    }

    [Theory]
    [InlineData("analytics", "difference", "accounts.wrong-password")]
    [InlineData("analytical", "short", "accounts.password-length")]
    public async Task A_rejected_change_of_the_password_changes_nothing(string present, string next, string code)
    {
        await _accounts.SignUpAdaAsync();
        var user = await _accounts.LogInAdaAsync();

        var result = await _accounts.ChangePasswordAsync(user.Id, present, next);

        Assert.Equal(code, result.Error?.Code);
        Assert.True(await _accounts.IsLiveAsync(user));
        Assert.False((await _accounts.LogIn.ExecuteAsync("ada@example.com", "analytical", default, default)).IsError);
    }

    [Fact]
    public async Task Changing_the_password_is_tried_again_after_another_change()
    {
        var ada = await _accounts.SignUpAdaAsync();
        var interferences = 1;
        _accounts.Accounts.BeforeSave = () =>
        {
            if (interferences-- > 0)
            {
                _accounts.ChangeProfile.ExecuteAsync(ada.Id, new ProfileChange("Ada King", null), default).Wait();
            }
        };

        var result = await _accounts.ChangePasswordAsync(ada.Id, "analytical", "difference");

        var stored = await _accounts.Accounts.FindAsync(ada.Id, default);
        Assert.False(result.IsError);
        Assert.Equal("Ada King", stored?.Value.Profile.Name);
    }

    [Fact]
    public async Task Changing_the_password_takes_other_forms_of_the_same_text()
    {
        await _accounts.SignUpAdaAsync();
        var ada = await _accounts.LogInAdaAsync();

        await _accounts.ChangePasswordAsync(ada.Id, "analytical", "caf\u0065\u0301-ol\u00E9");
        var again = await _accounts.ChangePasswordAsync(ada.Id, "caf\u00E9-ol\u0065\u0301", "difference");

        Assert.Null(again.Error);
    }

    [Fact]
    public async Task Purging_goes_on_where_the_last_run_stopped()
    {
        _accounts.Revoked.Expired = ["20261116", "20261117", "20261118"];
        var purge = new PurgeSessions(_accounts.Revoked, _accounts.Rounds.Rounds, _accounts.Rounds);

        await purge.ExecuteAsync(default);

        Assert.Equal(["20261116", "20261117", "20261118"], _accounts.Revoked.Purged);
        Assert.Equal("20261118", _accounts.Rounds.Cursors["PurgeSessions:purged"]);
    }
}
