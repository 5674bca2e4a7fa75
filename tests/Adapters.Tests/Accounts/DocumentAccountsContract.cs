using Serverless.Adapters.Accounts;
using Serverless.Adapters.Platform.Documents;
using Serverless.Adapters.Tests.Platform.Documents;
using Serverless.Adapters.Tests.Sales;
using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;
using Serverless.Local.Store;

namespace Serverless.Adapters.Tests.Accounts;

public sealed class InMemoryDocumentAccountsTests() : DocumentAccountsContract(new InMemoryDocuments());

public sealed class EmbeddedDocumentAccountsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Accounts_and_used_numbers_survive_a_restart()
    {
        var ada = SampleAccount.Of("ada@example.com", number: 0);

        using (var documents = EmbeddedDocuments.Open(_folder.Path, new EmbeddedLimits()))
        {
            using var numbers = new AccountNumberSource(documents);
            ada = ada with { Number = await numbers.NextAsync(default) };
            Assert.True(await new DocumentAccounts(documents, numbers).TryAddAsync(ada, default));
        }

        using (var documents = EmbeddedDocuments.Open(_folder.Path, new EmbeddedLimits()))
        {
            using var numbers = new AccountNumberSource(documents);
            var found = await new DocumentAccounts(documents, numbers).FindAsync(ada.Id, default);

            Assert.Equal(ada, found?.Value);
            Assert.NotEqual(ada.Number, await numbers.NextAsync(default));
        }
    }

    public void Dispose() => _folder.Dispose();
}

internal static class SampleAccount
{
    public static Account Of(string email, int number)
    {
        Assert.True(EmailAddress.TryParse(email, out var address));
        var profile = new AccountProfile(
            "에이다 Lovelace", new PhoneNumber("010-1234-5678"), new DateOnly(1990, 12, 10));
        var id = new UserId(new IdSource(TimeProvider.System).Next().ToString());

        return new Account(id, number, address, profile)
        {
            PasswordHash = new PasswordHash("hash"),
            CreatedAt = DateTimeOffset.UnixEpoch,
        };
    }
}

public abstract class DocumentAccountsContract : IDisposable
{
    private readonly IDocuments _documents;
    private readonly AccountNumberSource _numbers;
    private readonly DocumentAccounts _accounts;

    private protected DocumentAccountsContract(IDocuments documents)
    {
        _documents = documents;
        _numbers = new AccountNumberSource(documents);
        _accounts = new DocumentAccounts(documents, _numbers);
    }

    [Fact]
    public async Task Finds_an_account_by_id_and_case_insensitive_email()
    {
        var ada = SampleAccount.Of("Ada+tickets'@Example.com", 7);

        Assert.True(await _accounts.TryAddAsync(ada, default));

        Assert.Equal(ada, (await _accounts.FindAsync(ada.Id, default))?.Value);
        Assert.True(EmailAddress.TryParse("ada+TICKETS'@example.com", out var otherCase));
        Assert.Equal(ada, (await _accounts.FindAsync(otherCase, default))?.Value);
    }

    [Fact]
    public async Task Concurrent_accounts_with_one_email_are_added_once()
    {
        var candidates =
            Enumerable.Range(0, 50).Select(number => SampleAccount.Of("ada@example.com", number)).ToArray();

        var added = await Task.WhenAll(candidates.Select(one => Task.Run(() => _accounts.TryAddAsync(one, default))));

        var winner = candidates[Assert.Single(Enumerable.Range(0, 50), index => added[index])];
        Assert.Equal(winner, (await _accounts.FindAsync(winner.Email, default))?.Value);
        foreach (var loser in candidates.Where(one => one != winner))
        {
            Assert.Null(await _accounts.FindAsync(loser.Id, default));
        }
    }

    [Fact]
    public async Task Saves_at_the_current_version_only()
    {
        var ada = SampleAccount.Of("ada@example.com", 7);
        await _accounts.TryAddAsync(ada, default);
        var read = (await _accounts.FindAsync(ada.Id, default))!.Value;
        var admin = read.Value with { Role = AccountRole.Admin };

        Assert.True(await _accounts.TrySaveAsync(admin, read.Version, default));
        Assert.False(await _accounts.TrySaveAsync(ada, read.Version, default));

        Assert.Equal(AccountRole.Admin, (await _accounts.FindAsync(ada.Id, default))?.Value.Role);
    }

    [Theory]
    [InlineData("unknown")]
    [InlineData("")]
    [InlineData("../accounts")]
    [InlineData("0198c0de-0000-7000-8000-000000000000")]
    public async Task Finds_no_account_for_an_unknown_id(string id) =>
        Assert.Null(await _accounts.FindAsync(new UserId(id), default));

    [Fact]
    public async Task Concurrent_instances_draw_distinct_account_numbers()
    {
        const int NumbersEach = 250;
        using var other = new AccountNumberSource(_documents);

        var drawn = await Task.WhenAll(Enumerable.Range(0, NumbersEach).SelectMany(_ => new[]
        {
            Task.Run(() => _numbers.NextAsync(default)),
            Task.Run(() => other.NextAsync(default)),
        }));

        Assert.Equal(2 * NumbersEach, drawn.Distinct().Count());
        Assert.All(drawn, number => Assert.True(number > 0));
    }

    public void Dispose()
    {
        _numbers.Dispose();
        GC.SuppressFinalize(this);
    }
}
