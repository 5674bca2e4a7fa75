namespace Serverless.Domain.Tests.Accounts;

/// <summary>Who gets a mail, how often, and what happens when it cannot be sent.</summary>
public sealed class SendPasswordResetsTests
{
    private readonly AccountsFixture _accounts = new();

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
    public async Task Many_requests_send_one_mail()
    {
        await _accounts.SignUpAdaAsync();

        for (var i = 0; i < 10; i++)
        {
            await _accounts.MailAsync();
        }

        Assert.Single(_accounts.Mails.Sent);
    }

    [Fact]
    public async Task A_flood_of_requests_sends_few_mails_and_does_not_end_their_links()
    {
        await _accounts.SignUpAdaAsync();
        var first = await _accounts.MailTokenAsync();

        for (var minute = 1; minute < _accounts.ResetPolicy.LinkMinutes; minute++)
        {
            _accounts.Clock.Advance(TimeSpan.FromMinutes(1) - TimeSpan.FromSeconds(1));
            await _accounts.MailAsync();
        }

        Assert.Equal(_accounts.ResetPolicy.LinksMax, _accounts.Mails.Sent.Count);
        Assert.Null((await _accounts.ResetPassword.ExecuteAsync(first, "difference", default, default)).Error);
    }

    [Fact]
    public async Task Attempts_that_failed_do_not_use_up_the_links()
    {
        await _accounts.SignUpAdaAsync();
        _accounts.Mails.IsDown = true;
        await _accounts.MailAsync();

        for (var attempt = 1; attempt < _accounts.ResetPolicy.LinksMax + 2; attempt++)
        {
            await _accounts.SendPasswordResets.ExecuteAsync(default);
        }

        _accounts.Mails.IsDown = false;
        await _accounts.SendPasswordResets.ExecuteAsync(default);
        var token = _accounts.LastMailedToken;

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

        await _accounts.MailTokenAsync();

        Assert.Equal("SendPasswordResets", Assert.Single(_accounts.Rounds.Faults).Work);
    }

    [Fact]
    public async Task A_mail_that_failed_is_tried_again()
    {
        await _accounts.SignUpAdaAsync();
        _accounts.Mails.IsDown = true;
        await _accounts.MailAsync();
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
        await _accounts.MailAsync();

        for (var i = 0; i < _accounts.ResetPolicy.MailAttemptsMax; i++)
        {
            await _accounts.SendPasswordResets.ExecuteAsync(default);
        }

        Assert.Equal(0, _accounts.Requests.Count);
    }
}
