using System.Collections.Concurrent;
using Serverless.Adapters.Platform.Documents;
using Serverless.Domain.Platform;
using Serverless.Domain.Sales;

namespace Serverless.Adapters.Sales;

/// <summary>
/// The list of recoveries, and the list of performances that have some. A performance is listed before its first
/// recovery, and each instance lists it again after a while. It leaves the list only when nobody listed it for longer
/// than that, so no instance can write a recovery that nobody looks for.
/// </summary>
internal sealed partial class DocumentSales
{
    private static readonly TimeSpan ListedFor = TimeSpan.FromHours(1);

    // Much longer than the above, because the clocks of two instances differ.
    private static readonly TimeSpan IdleFor = TimeSpan.FromHours(6);

    private readonly ConcurrentDictionary<PerformanceTag, DateTimeOffset> _listed = new();

    public async Task<IReadOnlyList<DueSale>> ListDueAsync(
        PerformanceTag performance, DateTimeOffset now, int limit, CancellationToken cancellationToken)
    {
        var due = new DocumentRange(SaleKeys.RecoveryPrefix, SaleKeys.RecoveryBefore(now.AddMilliseconds(1)));
        var page = await documents.ListAsync(SaleKeys.Of(performance), due, limit, cancellationToken);

        return
        [
            .. DocumentJson.ReadEach(
                page.Documents,
                nameof(RecoverSales),
                entry => new DueSale(
                    SaleKeys.ReservationOf(entry.Id), SaleKeys.DueTimeOf(entry.Id), entry.Id, entry.Version),
                faults),
        ];
    }

    public async Task PostponeAsync(
        PerformanceTag performance, DueSale due, DateTimeOffset? until, CancellationToken cancellationToken)
    {
        DocumentWrite dropping = new DocumentWrite.Delete(due.Key, due.Version);
        DocumentWrite[] writes = until is { } time
            ? [dropping, new DocumentWrite.Upsert(SaleKeys.Recovery(time, due.Id), "{}"u8.ToArray())]
            : [dropping];
        await documents.CommitAsync(SaleKeys.Of(performance), writes, cancellationToken);
    }

    public async Task<RoundPage<PerformanceTag>> ListOpenAsync(
        string? after, int limit, CancellationToken cancellationToken)
    {
        var range = DocumentRange.Prefix(SaleKeys.OpenPrefix) with { After = after };
        var page = await documents.ListAsync(
            SaleKeys.Open, range, Math.Min(limit, DocumentLimits.PageMax), cancellationToken);

        return new RoundPage<PerformanceTag>(
            [
                .. DocumentJson.ReadEach(
                    page.Documents, nameof(RecoverSales), document => SaleKeys.TagOf(document.Id), faults),
            ],
            page.Next is not null);
    }

    public async Task CloseAsync(PerformanceTag performance, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await documents.FindAsync(SaleKeys.Open, performance.ToString(), cancellationToken) is not { } listed
            || DocumentJson.Read(listed, SaleJson.Default.StoredOpen).ListedAt > now - IdleFor)
        {
            return;
        }

        var left = await documents.ListAsync(
            SaleKeys.Of(performance), DocumentRange.Prefix(SaleKeys.RecoveryPrefix), limit: 1, cancellationToken);

        if (left.Documents.Count == 0)
        {
            await documents.CommitAsync(
                SaleKeys.Open, [new DocumentWrite.Delete(listed.Id, listed.Version)], cancellationToken);
        }
    }

    private async Task OpenAsync(PerformanceTag tag, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();

        if (_listed.TryGetValue(tag, out var at) && now - at < ListedFor)
        {
            return;
        }

        var body = DocumentJson.ToBody(new StoredOpen(now), SaleJson.Default.StoredOpen);
        await documents.CommitAsync(SaleKeys.Open, [new DocumentWrite.Upsert(tag.ToString(), body)], cancellationToken);
        _listed[tag] = now;
    }
}

/// <summary>When a performance was last listed as one that may have recoveries.</summary>
internal sealed record StoredOpen(DateTimeOffset ListedAt);
