using Microsoft.Extensions.Time.Testing;
using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;
using Serverless.Fakes.Accounts;
using Serverless.Fakes.Platform;

namespace Serverless.Domain.Tests.Accounts;

/// <summary>The account operations with fake ports.</summary>
internal sealed class AccountsFixture
{
    public static readonly AccountApplication Ada = new(
        "Ada Lovelace", "Ada@Example.com", "analytical", "01012345678", new DateOnly(1990, 12, 10));

    private static readonly AccountPolicy Policy = new();

    public AccountsFixture()
    {
        var ids = new IdSource(Clock);
        SignUp = new SignUp(Accounts, Passwords, Policy, Clock, ids);
        CreateAdmin = new CreateAdmin(SignUp);
        ConfirmAdmin = new ConfirmAdmin(Accounts);
        ConfirmStaff = new ConfirmStaff(Accounts);
        SetAccountRole = new SetAccountRole(Accounts, Policy);
        LogIn = new LogIn(Accounts, Passwords, Tokens, Policy);
        ShowProfile = new ShowProfile(Accounts);
        ChangeProfile = new ChangeProfile(Accounts, Policy);
    }

    public FakeTimeProvider Clock { get; } = new(Moments.Noon);

    public InMemoryAccounts Accounts { get; } = new();

    public PlainPasswords Passwords { get; } = new();

    public PlainTokens Tokens { get; } = new();

    public SignUp SignUp { get; }

    public CreateAdmin CreateAdmin { get; }

    public ConfirmAdmin ConfirmAdmin { get; }

    public ConfirmStaff ConfirmStaff { get; }

    public SetAccountRole SetAccountRole { get; }

    public LogIn LogIn { get; }

    public ShowProfile ShowProfile { get; }

    public ChangeProfile ChangeProfile { get; }

    public async Task<Account> SignUpAdaAsync() => (await SignUp.ExecuteAsync(Ada, default)).Value!;
}
