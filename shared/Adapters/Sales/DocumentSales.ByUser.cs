using Serverless.Adapters.Platform;
using Serverless.Adapters.Platform.Documents;
using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;
using Serverless.Domain.Sales;

namespace Serverless.Adapters.Sales;

/// <summary>
/// The list of a user's sales of one kind: one partition, one entry for each sale. The entry of a settled sale, one
/// without a recovery, has a copy of it, so the list is one read. For an entry without a copy the sale itself is read.
/// The copy is dropped before a settled sale changes. It is only written over the entry that was there before the sale
/// was settled, so a late writer cannot bring back the copy of a sale that has changed since.
/// </summary>
internal sealed partial class DocumentSales
{
    private const int ListedMax = 20_000;

    private readonly GenerationalCache<ReservationId, string> _listedVersions = new(ListedMax);

    public async Task<IReadOnlyList<Sale>> ListAsync(
        UserId user, PerformanceKind kind, int limit, CancellationToken cancellationToken)
    {
        var page = await documents.ListAsync(
            SaleKeys.Of(user, kind), DocumentRange.Prefix(""), limit, cancellationToken);
        var sales = await Task.WhenAll(page.Documents.Select(entry => ReadListedAsync(entry, cancellationToken)));

        return [.. sales.OfType<Sale>()];
    }

    // One sale that cannot be read does not hide the others.
    private async Task<Sale?> ReadListedAsync(Document entry, CancellationToken cancellationToken)
    {
        try
        {
            return DocumentJson.Read(entry, SaleJson.Default.StoredEntry).Sale is { } settled
                ? settled.ToDomain()
                : (await FindAsync(SaleKeys.ReservationOf(entry.Id), cancellationToken))?.Value;
        }
        catch (Exception fault) when (fault is not DependencyUnavailableException and not OperationCanceledException)
        {
            RoundMetrics.PassedOver(nameof(ListMyReservations));
            faults.PassedOver(nameof(ListMyReservations), entry.Id, fault);

            return null;
        }
    }

    private async Task ListUnsettledAsync(Reservation reservation, CancellationToken cancellationToken)
    {
        var written = await documents.CommitAsync(
            SaleKeys.ListOf(reservation),
            [new DocumentWrite.Upsert(SaleKeys.Newest(reservation), "{}"u8.ToArray())],
            cancellationToken);
        _listedVersions.Set(reservation.Id, written.Versions[0]);
    }

    /// <summary>The version of the entry before the sale is settled; null for a sale that is not settled now.</summary>
    private async Task<string?> FindListedVersionAsync(Sale after, CancellationToken cancellationToken)
    {
        if (after.RecoverAt is not null)
        {
            return null;
        }

        return _listedVersions.TryGet(after.Reservation.Id, out var known)
            ? known
            : (await documents.FindAsync(
                SaleKeys.ListOf(after.Reservation), SaleKeys.Newest(after.Reservation), cancellationToken))?.Version;
    }

    // Nobody waits for it: without the copy the list reads the sale.
    private async Task ListSettledAsync(Sale after, StoredSale stored, string? listed)
    {
        if (string.IsNullOrEmpty(listed))
        {
            return;
        }

        try
        {
            var entry = new StoredEntry { Sale = stored with { TakenStock = [] } };
            await documents.CommitAsync(
                SaleKeys.ListOf(after.Reservation),
                [
                    new DocumentWrite.Replace(
                        SaleKeys.Newest(after.Reservation),
                        listed,
                        DocumentJson.ToBody(entry, SaleJson.Default.StoredEntry)),
                ],
                CancellationToken.None);
        }
        catch (DependencyUnavailableException)
        {
            // The list reads the sale.
        }
        catch (Exception fault)
        {
            faults.PassedOver(nameof(ListMyReservations), SaleKeys.Newest(after.Reservation), fault);
        }
    }
}

/// <summary>An entry of a user's list.</summary>
internal sealed record StoredEntry
{
    /// <summary>The sale, when it is settled.</summary>
    public StoredSale? Sale { get; init; }
}
