using System.Text.RegularExpressions;
using Microsoft.Extensions.Time.Testing;
using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;
using Serverless.Fakes.Accounts;
using Serverless.Fakes.Platform;

namespace Serverless.Domain.Tests.Accounts;

/// <summary>The account operations with fake ports.</summary>
internal sealed partial class AccountsFixture
{
    public static readonly AccountApplication Ada = new(
        "Ada Lovelace", "Ada@Example.com", "analytical", "01012345678", new DateOnly(1990, 12, 10));

    private static readonly AccountPolicy Policy = new();

    public AccountsFixture()
    {
        Rounds = new TestRounds(Clock);
        var ids = new IdSource(Clock);
        SignUp = new SignUp(Accounts, Passwords, Policy, Clock, ids);
        CreateAdmin = new CreateAdmin(SignUp);
        ConfirmAdmin = new ConfirmAdmin(Accounts);
        ConfirmStaff = new ConfirmStaff(Accounts);
        SetAccountRole = new SetAccountRole(Accounts, Policy);
        var sessions = new SessionEnding(Revoked);
        Requests = new InMemoryPasswordResetRequests(Clock);
        LogIn = new LogIn(Accounts, Passwords, Tokens, sessions, Policy);
        LogOut = new LogOut(Revoked);
        LogOutEverywhere = new LogOutEverywhere(Accounts, sessions, Policy);
        ChangePassword = new ChangePassword(Accounts, LogIn, Passwords, Tokens, sessions, Policy);
        RequestPasswordReset = new RequestPasswordReset(Requests);
        SendPasswordResets = new SendPasswordResets(Requests, Accounts, Mails, ResetPolicy, Rounds.Rounds, Clock);
        ResetPassword = new ResetPassword(Accounts, Passwords, sessions, Policy, Clock);
        ImportAccounts = new ImportAccounts(Accounts, Passwords, Policy, Clock, ids);
        ShowProfile = new ShowProfile(Accounts);
        ChangeProfile = new ChangeProfile(Accounts, Policy);
    }

    public FakeTimeProvider Clock { get; } = new(Moments.Noon);

    public InMemoryAccounts Accounts { get; } = new();

    public PlainPasswords Passwords { get; } = new();

    public PlainTokens Tokens { get; } = new();

    public InMemoryRevokedSessions Revoked { get; } = new();

    public InMemoryPasswordResetRequests Requests { get; }

    public TestRounds Rounds { get; }

    public SentMailsList Mails { get; } = new();

    public PasswordResetPolicy ResetPolicy { get; } = new();

    public LogOut LogOut { get; }

    public LogOutEverywhere LogOutEverywhere { get; }

    public ChangePassword ChangePassword { get; }

    public RequestPasswordReset RequestPasswordReset { get; }

    public SendPasswordResets SendPasswordResets { get; }

    public ResetPassword ResetPassword { get; }

    public ImportAccounts ImportAccounts { get; }

    public SignUp SignUp { get; }

    public CreateAdmin CreateAdmin { get; }

    public ConfirmAdmin ConfirmAdmin { get; }

    public ConfirmStaff ConfirmStaff { get; }

    public SetAccountRole SetAccountRole { get; }

    public LogIn LogIn { get; }

    public ShowProfile ShowProfile { get; }

    public ChangeProfile ChangeProfile { get; }

    /// <summary>Logs Ada in, and returns the user of her token.</summary>
    public async Task<User> LogInAdaAsync(string password = "analytical")
    {
        var loggedIn = await LogIn.ExecuteAsync(Ada.Email, password, default, default);

        return (await Tokens.ReadAsync(loggedIn.Value!.Token, default)).User!;
    }

    public Task<Result<LoggedIn>> ChangePasswordAsync(UserId user, string present, string next) =>
        ChangePassword.ExecuteAsync(user, new PasswordChange(present, next), default, default);

    /// <summary>The token of the link in the last mail.</summary>
    public string LastMailedToken => TokenInLink().Match(Mails.Sent[^1].Text).Groups[1].Value;

    /// <summary>Asks for a mail to Ada, and sends what waits.</summary>
    public async Task MailAsync()
    {
        await RequestPasswordReset.ExecuteAsync("ADA@example.com", default);
        await SendPasswordResets.ExecuteAsync(default);
        Clock.Advance(TimeSpan.FromSeconds(1));
    }

    /// <summary>Asks for a mail to Ada, and returns the token of its link.</summary>
    public async Task<string> MailTokenAsync()
    {
        await MailAsync();
        Assert.Equal("Ada@Example.com", Mails.Sent[^1].To);

        return LastMailedToken;
    }

    /// <summary>Whether the session of the user's token has not ended.</summary>
    public async Task<bool> IsLiveAsync(User user) =>
        !await Revoked.ContainsAsync(user.Id, user.Session!.Value, default);

    public async Task<Account> SignUpAdaAsync() => (await SignUp.ExecuteAsync(Ada, default)).Value!;

    [GeneratedRegex(@"\?token=(\S+)")]
    private static partial Regex TokenInLink();
}
