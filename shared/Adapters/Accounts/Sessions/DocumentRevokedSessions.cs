using Serverless.Adapters.Platform.Documents;
using Serverless.Domain.Accounts;

namespace Serverless.Adapters.Accounts.Sessions;

/// <summary>
/// Revocations are stored by time, a partition for each day, and kept in memory, because every request asks.
/// </summary>
internal sealed class DocumentRevokedSessions(
    IDocuments documents, RevocationReader reader, TimeProvider clock) : IRevokedSessions
{
    // Days whose revocations are looked for where nobody knows how far an earlier run came.
    private const int ExpiredDaysMax = 100;

    public ValueTask<bool> ContainsAsync(UserId user, TokenSession session, CancellationToken cancellationToken)
    {
        var refresh = reader.RefreshAsync(cancellationToken);

        return refresh.IsCompletedSuccessfully
            ? new ValueTask<bool>(reader.Known.Contains(user, session))
            : AwaitAsync(refresh, () => reader.Known.Contains(user, session));
    }

    public ValueTask<int> LowestVersionAsync(UserId user, CancellationToken cancellationToken)
    {
        var refresh = reader.RefreshAsync(cancellationToken);

        return refresh.IsCompletedSuccessfully
            ? new ValueTask<int>(reader.Known.LowestVersion(user))
            : AwaitAsync(refresh, () => reader.Known.LowestVersion(user));
    }

    public Task RevokeAsync(UserId user, TokenSession session, CancellationToken cancellationToken) =>
        AddAsync(new StoredRevocation(user.Value, session.Id, 0), cancellationToken);

    public Task RevokeBelowAsync(UserId user, int version, CancellationToken cancellationToken) =>
        AddAsync(new StoredRevocation(user.Value, null, version), cancellationToken);

    public IReadOnlyList<string> ListExpired(string? purgedBefore)
    {
        var last = reader.FirstDay().AddDays(-1);
        var first = last.AddDays(-ExpiredDaysMax);

        // The last purged day is looked through again: an instance whose clock is behind may have written to it.
        if (RevocationKeys.ParseDay(purgedBefore) is { } purged && purged > first)
        {
            first = purged < last ? purged : last;
        }

        return
        [
            .. Enumerable.Range(0, last.DayNumber - first.DayNumber + 1)
                .Select(days => RevocationKeys.Of(first.AddDays(days)).Partition),
        ];
    }

    public async Task<bool> PurgeAsync(string expired, CancellationToken cancellationToken)
    {
        var partition = RevocationKeys.Of(expired);
        var page = await documents.ListAsync(
            partition, RevocationKeys.All, DocumentLimits.WritesMax, cancellationToken);

        if (page.Documents.Count > 0)
        {
            await documents.CommitAsync(
                partition, [.. page.Documents.Select(old => new DocumentWrite.Delete(old.Id))], cancellationToken);
        }

        return page.Next is not null;
    }

    private async Task AddAsync(StoredRevocation revocation, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var day = RevocationKeys.DayOf(now);
        var body = DocumentJson.ToBody(revocation, AccountsJson.Default.StoredRevocation);
        await documents.CommitAsync(
            RevocationKeys.Of(day), [new DocumentWrite.Insert(RevocationKeys.Next(now), body)], cancellationToken);
        reader.Known.Add(day, revocation);
    }

    private static async ValueTask<T> AwaitAsync<T>(ValueTask refresh, Func<T> read)
    {
        await refresh;

        return read();
    }
}
