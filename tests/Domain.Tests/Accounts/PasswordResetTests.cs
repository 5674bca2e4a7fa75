using System.Text.RegularExpressions;
using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;

namespace Serverless.Domain.Tests.Accounts;

public sealed partial class PasswordResetTests
{
    private readonly AccountsFixture _accounts = new();

    [Fact]
    public async Task The_mailed_link_sets_a_new_password_once_and_ends_all_sessions()
    {
        await _accounts.SignUpAdaAsync();
        var user = await _accounts.LogInAdaAsync();
        var token = await MailTokenAsync();

        var reset = await _accounts.ResetPassword.ExecuteAsync(token, "difference", default, default);
        var again = await _accounts.ResetPassword.ExecuteAsync(token, "another one", default, default);

        Assert.False(reset.IsError);
        Assert.Equal("accounts.reset-link-invalid", again.Error?.Code);
        Assert.False(await _accounts.IsLiveAsync(user));
        Assert.True(await _accounts.IsLiveAsync(await _accounts.LogInAdaAsync("difference")));
    }

    [Fact]
    public async Task Nobody_is_mailed_at_an_address_without_an_account()
    {
        var result = await _accounts.RequestPasswordReset.ExecuteAsync("nobody@example.com", default);
        await _accounts.SendPasswordResets.ExecuteAsync(default);

        Assert.False(result.IsError);
        Assert.Empty(_accounts.Mails.Sent);
        Assert.Equal(0, _accounts.Requests.Count);
    }

    [Fact]
    public async Task Rejects_an_address_that_is_none() => Assert.Equal(
        "accounts.email-form", (await _accounts.RequestPasswordReset.ExecuteAsync("ada", default)).Error?.Code);

    [Fact]
    public async Task The_link_stops_working_after_its_time()
    {
        await _accounts.SignUpAdaAsync();
        var token = await MailTokenAsync();
        _accounts.Clock.Advance(_accounts.ResetPolicy.LinkLifetime);

        var result = await _accounts.ResetPassword.ExecuteAsync(token, "difference", default, default);

        Assert.Equal("accounts.reset-link-invalid", result.Error?.Code);
    }

    [Fact]
    public async Task Many_requests_send_one_mail()
    {
        await _accounts.SignUpAdaAsync();

        for (var i = 0; i < 10; i++)
        {
            await MailAsync();
        }

        Assert.Single(_accounts.Mails.Sent);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_later_request_leaves_the_earlier_link_alone_until_one_is_used(int used)
    {
        await _accounts.SignUpAdaAsync();
        var first = await MailTokenAsync();
        _accounts.Clock.Advance(_accounts.ResetPolicy.PauseBetweenMails);
        string[] links = [first, await MailTokenAsync()];

        var reset = await _accounts.ResetPassword.ExecuteAsync(links[used], "difference", default, default);
        var other = await _accounts.ResetPassword.ExecuteAsync(links[1 - used], "another one", default, default);

        Assert.Null(reset.Error);
        Assert.Equal("accounts.reset-link-invalid", other.Error?.Code);
    }

    [Fact]
    public async Task A_flood_of_requests_sends_few_mails_and_does_not_end_their_links()
    {
        await _accounts.SignUpAdaAsync();
        var first = await MailTokenAsync();

        for (var minute = 1; minute < _accounts.ResetPolicy.LinkMinutes; minute++)
        {
            _accounts.Clock.Advance(TimeSpan.FromMinutes(1) - TimeSpan.FromSeconds(1));
            await MailAsync();
        }

        Assert.Equal(_accounts.ResetPolicy.LinksMax, _accounts.Mails.Sent.Count);
        Assert.Null((await _accounts.ResetPassword.ExecuteAsync(first, "difference", default, default)).Error);
    }

    [Fact]
    public async Task Attempts_that_failed_do_not_use_up_the_links()
    {
        await _accounts.SignUpAdaAsync();
        _accounts.Mails.IsDown = true;
        await MailAsync();

        for (var attempt = 1; attempt < _accounts.ResetPolicy.LinksMax + 2; attempt++)
        {
            await _accounts.SendPasswordResets.ExecuteAsync(default);
        }

        _accounts.Mails.IsDown = false;
        await _accounts.SendPasswordResets.ExecuteAsync(default);
        var token = TokenOf().Match(Last.Text).Groups[1].Value;

        Assert.Single(_accounts.Mails.Sent);
        Assert.Null((await _accounts.ResetPassword.ExecuteAsync(token, "difference", default, default)).Error);
    }

    [Fact]
    public async Task A_broken_account_does_not_stop_the_mails_of_the_others()
    {
        await _accounts.SignUpAdaAsync();
        await _accounts.RequestPasswordReset.ExecuteAsync("broken@example.com", default);
        _accounts.Accounts.BeforeFind = email =>
        {
            if (email.Value == "broken@example.com")
            {
                throw new InvalidDataException("The stored account cannot be read.");
            }
        };

        await MailTokenAsync();

        Assert.Equal("SendPasswordResets", Assert.Single(_accounts.Rounds.Faults).Work);
    }

    [Fact]
    public async Task The_new_password_is_hashed_in_its_normal_form()
    {
        await _accounts.SignUpAdaAsync();
        var token = await MailTokenAsync();

        await _accounts.ResetPassword.ExecuteAsync(token, "caf\u0065\u0301-ol\u00E9", default, default);

        Assert.True(await _accounts.IsLiveAsync(await _accounts.LogInAdaAsync("caf\u00E9-ol\u00E9")));
    }

    [Fact]
    public async Task A_mail_that_failed_is_tried_again()
    {
        await _accounts.SignUpAdaAsync();
        _accounts.Mails.IsDown = true;
        await MailAsync();
        _accounts.Mails.IsDown = false;

        await _accounts.SendPasswordResets.ExecuteAsync(default);

        Assert.Single(_accounts.Mails.Sent);
        Assert.Equal(0, _accounts.Requests.Count);
    }

    [Fact]
    public async Task A_mail_that_fails_for_good_is_given_up()
    {
        await _accounts.SignUpAdaAsync();
        _accounts.Mails.IsDown = true;
        await MailAsync();

        for (var i = 0; i < _accounts.ResetPolicy.MailAttemptsMax; i++)
        {
            await _accounts.SendPasswordResets.ExecuteAsync(default);
        }

        Assert.Equal(0, _accounts.Requests.Count);
    }

    [Fact]
    public async Task Changing_the_password_makes_the_link_useless()
    {
        var ada = await _accounts.SignUpAdaAsync();
        var token = await MailTokenAsync();
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
        var token = await MailTokenAsync();
        _ = PasswordResetToken.TryParse(token, out var parsed);

        var stored = (await _accounts.Accounts.FindAsync(parsed.User, default))!.Value.Value;

        var texts = $"{stored} {stored.PasswordResets[0]} {stored.PasswordResets[0].SecretDigest} {parsed} {Last}";
        Assert.DoesNotContain(parsed.Secret, texts, StringComparison.Ordinal);
    }

    private Mail Last => _accounts.Mails.Sent[^1];

    private async Task MailAsync()
    {
        await _accounts.RequestPasswordReset.ExecuteAsync("ADA@example.com", default);
        await _accounts.SendPasswordResets.ExecuteAsync(default);
        _accounts.Clock.Advance(TimeSpan.FromSeconds(1));
    }

    private async Task<string> MailTokenAsync()
    {
        await MailAsync();

        Assert.Equal("Ada@Example.com", Last.To);

        return TokenOf().Match(Last.Text).Groups[1].Value;
    }

    [GeneratedRegex(@"\?token=(\S+)")]
    private static partial Regex TokenOf();
}
