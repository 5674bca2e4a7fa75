using Serverless.Domain.Accounts;

namespace Serverless.Domain.Tests.Accounts;

public sealed class PasswordResetTests
{
    private readonly AccountsFixture _accounts = new();

    [Fact]
    public async Task The_mailed_link_sets_a_new_password_once_and_ends_all_sessions()
    {
        await _accounts.SignUpAdaAsync();
        var user = await _accounts.LogInAdaAsync();
        var token = await _accounts.MailTokenAsync();

        var reset = await _accounts.ResetPassword.ExecuteAsync(token, "difference", default, default);
        var again = await _accounts.ResetPassword.ExecuteAsync(token, "another one", default, default);

        Assert.False(reset.IsError);
        Assert.Equal("accounts.reset-link-invalid", again.Error?.Code);
        Assert.False(await _accounts.IsLiveAsync(user));
        Assert.True(await _accounts.IsLiveAsync(await _accounts.LogInAdaAsync("difference")));
    }

    [Fact]
    public async Task Rejects_an_address_that_is_none() => Assert.Equal(
        "accounts.email-form", (await _accounts.RequestPasswordReset.ExecuteAsync("ada", default)).Error?.Code);

    [Fact]
    public async Task The_link_stops_working_after_its_time()
    {
        await _accounts.SignUpAdaAsync();
        var token = await _accounts.MailTokenAsync();
        _accounts.Clock.Advance(_accounts.ResetPolicy.LinkLifetime);

        var result = await _accounts.ResetPassword.ExecuteAsync(token, "difference", default, default);

        Assert.Equal("accounts.reset-link-invalid", result.Error?.Code);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_later_request_leaves_the_earlier_link_alone_until_one_is_used(int used)
    {
        await _accounts.SignUpAdaAsync();
        var first = await _accounts.MailTokenAsync();
        _accounts.Clock.Advance(_accounts.ResetPolicy.PauseBetweenMails);
        string[] links = [first, await _accounts.MailTokenAsync()];

        var reset = await _accounts.ResetPassword.ExecuteAsync(links[used], "difference", default, default);
        var other = await _accounts.ResetPassword.ExecuteAsync(links[1 - used], "another one", default, default);

        Assert.Null(reset.Error);
        Assert.Equal("accounts.reset-link-invalid", other.Error?.Code);
    }

    [Fact]
    public async Task The_new_password_is_hashed_in_its_normal_form()
    {
        await _accounts.SignUpAdaAsync();
        var token = await _accounts.MailTokenAsync();

        await _accounts.ResetPassword.ExecuteAsync(token, "caf\u0065\u0301-ol\u00E9", default, default);

        Assert.True(await _accounts.IsLiveAsync(await _accounts.LogInAdaAsync("caf\u00E9-ol\u00E9")));
    }

    [Fact]
    public async Task Changing_the_password_makes_the_link_useless()
    {
        var ada = await _accounts.SignUpAdaAsync();
        var token = await _accounts.MailTokenAsync();
        await _accounts.ChangePasswordAsync(ada.Id, "analytical", "difference");

        var result = await _accounts.ResetPassword.ExecuteAsync(token, "another one", default, default);

        Assert.Equal("accounts.reset-link-invalid", result.Error?.Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("token")]
    [InlineData("a.b")]
    [InlineData("00000000000000000000000000000000.secret")]
    [InlineData("00000000-0000-0000-0000-000000000000.secret")]
    public async Task Rejects_a_token_that_was_never_mailed(string token)
    {
        await _accounts.SignUpAdaAsync();

        var result = await _accounts.ResetPassword.ExecuteAsync(token, "difference", default, default);

        Assert.Equal("accounts.reset-link-invalid", result.Error?.Code);
    }

    [Fact]
    public async Task The_stored_account_and_the_texts_contain_no_secret()
    {
        await _accounts.SignUpAdaAsync();
        var token = await _accounts.MailTokenAsync();
        _ = PasswordResetToken.TryParse(token, out var parsed);

        var stored = (await _accounts.Accounts.FindAsync(parsed.User, default))!.Value.Value;

        var texts = $"{stored} {stored.PasswordResets[0]} {stored.PasswordResets[0].SecretDigest} {parsed} {_accounts.Mails.Sent[^1]}";
        Assert.DoesNotContain(parsed.Secret, texts, StringComparison.Ordinal);
    }
}
