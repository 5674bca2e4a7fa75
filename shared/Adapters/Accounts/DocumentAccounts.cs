using System.Security.Cryptography;
using System.Text;
using Serverless.Adapters.Platform.Documents;
using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;

namespace Serverless.Adapters.Accounts;

/// <summary>
/// An account is in the partition of its e-mail address, so that its insertion makes the address unique. The pointer
/// from the identifier is written before. A crash in between, or a lost race, leaves a pointer to no account or to
/// another one, and a read compares the identifier.
/// </summary>
internal sealed class DocumentAccounts(IDocuments documents, AccountNumberSource numbers) : IAccounts
{
    private const string AccountId = "account";
    private const string PointerId = "pointer";

    public async Task<Versioned<Account>?> FindAsync(UserId id, CancellationToken cancellationToken)
    {
        if (!Guid.TryParseExact(id.Value, "D", out _)
            || await documents.FindAsync(PointerOf(id), PointerId, cancellationToken) is not { } found)
        {
            return null;
        }

        var pointer = DocumentJson.Read(found, AccountsJson.Default.AccountPointer);
        var account = await FindAsync(pointer.Partition, cancellationToken);

        return account?.Value.Id == id ? account : null;
    }

    public Task<Versioned<Account>?> FindAsync(EmailAddress email, CancellationToken cancellationToken) =>
        FindAsync(PartitionOf(email), cancellationToken);

    public Task<int> NextNumberAsync(CancellationToken cancellationToken) => numbers.NextAsync(cancellationToken);

    public async Task<bool> TryAddAsync(Account account, CancellationToken cancellationToken)
    {
        var partition = PartitionOf(account.Email);
        var pointer = DocumentJson.ToBody(new AccountPointer(partition), AccountsJson.Default.AccountPointer);

        await documents.CommitAsync(
            PointerOf(account.Id), [new DocumentWrite.Upsert(PointerId, pointer)], cancellationToken);

        var added = await documents.CommitAsync(
            AccountsOf(partition),
            [new DocumentWrite.Insert(AccountId, AccountDocument.Write(account))],
            cancellationToken);

        return added.IsCommitted;
    }

    public async Task<bool> TrySaveAsync(Account account, string version, CancellationToken cancellationToken)
    {
        var saved = await documents.CommitAsync(
            AccountsOf(PartitionOf(account.Email)),
            [new DocumentWrite.Replace(AccountId, version, AccountDocument.Write(account))],
            cancellationToken);

        return saved.IsCommitted;
    }

    private async Task<Versioned<Account>?> FindAsync(string partition, CancellationToken cancellationToken)
    {
        var found = await documents.FindAsync(AccountsOf(partition), AccountId, cancellationToken);

        return found is null ? null : new Versioned<Account>(AccountDocument.Read(found), found.Version);
    }

    // Hashed, because an address may have characters that a partition may not, and is private.
    private static string PartitionOf(EmailAddress email) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(email.Key)));

    private static DocumentPartition AccountsOf(string partition) => new("accounts", partition);

    private static DocumentPartition PointerOf(UserId id) => new("account-pointers", id.Value);
}
