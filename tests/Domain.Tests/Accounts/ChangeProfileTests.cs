using Serverless.Domain.Accounts;

namespace Serverless.Domain.Tests.Accounts;

public sealed class ChangeProfileTests
{
    private readonly AccountsFixture _accounts = new();

    [Fact]
    public async Task Changes_given_fields_and_keeps_the_others()
    {
        var ada = await _accounts.SignUpAdaAsync();

        await _accounts.ChangeProfile.ExecuteAsync(ada.Id, new ProfileChange("Ada King", null), default);

        var shown = (await _accounts.ShowProfile.ExecuteAsync(ada.Id, default)).Value!;
        Assert.Equal("Ada King", shown.Profile.Name);
        Assert.Equal("010-1234-5678", shown.Profile.Phone.Value);
    }

    [Fact]
    public async Task Accepts_a_change_to_equal_values()
    {
        var ada = await _accounts.SignUpAdaAsync();

        var result = await _accounts.ChangeProfile.ExecuteAsync(
            ada.Id, new ProfileChange("Ada Lovelace", "010-1234-5678"), default);

        Assert.Null(result.Error);
    }

    [Theory]
    [InlineData("A", null, "accounts.name-length")]
    [InlineData(null, "call me", "accounts.phone-form")]
    [InlineData(null, "", "accounts.phone-form")]
    public async Task Rejects_invalid_values_like_sign_up(string? name, string? phone, string code)
    {
        var ada = await _accounts.SignUpAdaAsync();

        var result = await _accounts.ChangeProfile.ExecuteAsync(ada.Id, new ProfileChange(name, phone), default);

        Assert.Equal(code, result.Error?.Code);
    }

    [Fact]
    public async Task Rejects_an_unknown_account()
    {
        var stranger = new UserId("0198c0de-0000-7000-8000-000000000000");

        var changed = await _accounts.ChangeProfile.ExecuteAsync(stranger, new ProfileChange("Eve", null), default);
        var shown = await _accounts.ShowProfile.ExecuteAsync(stranger, default);

        Assert.Equal("accounts.unknown", changed.Error?.Code);
        Assert.Equal("accounts.unknown", shown.Error?.Code);
    }

    [Fact]
    public async Task Concurrent_changes_of_different_fields_are_both_kept()
    {
        var ada = await _accounts.SignUpAdaAsync();
        var hasInterfered = false;
        _accounts.Accounts.BeforeSave = () =>
        {
            if (!hasInterfered)
            {
                hasInterfered = true;
                ChangeAsync(ada.Id, new ProfileChange(null, "02012345678")).GetAwaiter().GetResult();
            }
        };

        await ChangeAsync(ada.Id, new ProfileChange("Ada King", null));

        var shown = (await _accounts.ShowProfile.ExecuteAsync(ada.Id, default)).Value!;
        Assert.Equal(("Ada King", "020-1234-5678"), (shown.Profile.Name, shown.Profile.Phone.Value));
    }

    [Fact]
    public async Task Fails_after_the_attempt_limit_when_every_save_conflicts()
    {
        var ada = await _accounts.SignUpAdaAsync();
        var nested = false;
        var attempts = 0;
        _accounts.Accounts.BeforeSave = () =>
        {
            if (!nested)
            {
                nested = true;
                ChangeAsync(ada.Id, new ProfileChange($"Ada {++attempts}", null)).GetAwaiter().GetResult();
                nested = false;
            }
        };

        var result = await _accounts.ChangeProfile.ExecuteAsync(ada.Id, new ProfileChange("Ada King", null), default);

        Assert.Equal("accounts.changed-meanwhile", result.Error?.Code);
        Assert.Equal(new AccountPolicy().ChangeAttemptsMax, attempts);
    }

    private async Task ChangeAsync(UserId user, ProfileChange change) =>
        await _accounts.ChangeProfile.ExecuteAsync(user, change, default);
}
