using Serverless.Domain.Accounts;

namespace Serverless.Domain.Tests.Accounts;

public sealed class ImportAccountsTests
{
    private static readonly ImportedAccount Grace = new(
        "Grace Hopper", "grace@example.com", "010-8765-4321", new DateOnly(1906, 12, 9), "old:compiler");

    private readonly AccountsFixture _accounts = new();

    [Fact]
    public async Task An_imported_account_logs_in_with_its_password_and_gets_a_hash_of_ours()
    {
        var import = (await _accounts.ImportAccounts.ExecuteAsync([Grace], default)).Value!.Accounts.Single();

        var loggedIn = await _accounts.LogIn.ExecuteAsync(Grace.Email, "compiler", default, default);

        var stored = await _accounts.Accounts.FindAsync(loggedIn.Value!.Account.Id, default);
        Assert.True(import.IsCreated);
        Assert.Equal("v1:compiler", stored?.Value.PasswordHash.Value);
    }

    [Fact]
    public async Task Importing_again_changes_nothing()
    {
        await _accounts.ImportAccounts.ExecuteAsync([Grace], default);

        var again = await _accounts.ImportAccounts.ExecuteAsync([Grace with { PasswordHash = "old:else" }], default);

        Assert.Equal(new AccountImport(Grace.Email, false, null), again.Value!.Accounts.Single());
        Assert.True((await _accounts.LogIn.ExecuteAsync(Grace.Email, "else", default, default)).IsError);
    }

    [Fact]
    public async Task A_mistake_of_one_account_does_not_stop_the_others()
    {
        var result = await _accounts.ImportAccounts.ExecuteAsync(
            [Grace with { Email = "grace" }, Grace with { PasswordHash = "plain text" }, Grace], default);

        Assert.Equal(
            ["accounts.email-form", "accounts.unknown-hash", null],
            result.Value!.Accounts.Select(account => account.Mistake?.Code));
        Assert.Equal([false, false, true], result.Value!.Accounts.Select(account => account.IsCreated));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(ImportAccounts.AccountsMax + 1)]
    public async Task Rejects_a_call_of_wrong_size(int count)
    {
        var result = await _accounts.ImportAccounts.ExecuteAsync([.. Enumerable.Repeat(Grace, count)], default);

        Assert.Equal("accounts.import-count", result.Error?.Code);
    }
}
