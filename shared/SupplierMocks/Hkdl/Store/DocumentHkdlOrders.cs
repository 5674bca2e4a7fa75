using Serverless.Adapters.Platform.Documents;
using Serverless.Domain.Platform;
using Serverless.SupplierMocks.FaultInjection;

namespace Serverless.SupplierMocks.Hkdl.Store;

/// <summary>
/// Stores the mock's orders and stock. Each epoch is one partition, so a sale writes its number, request, reference and
/// stock in one batch.
/// </summary>
internal sealed class DocumentHkdlOrders(IDocuments documents, IMockEpochs epochs, HkdlPolicy policy) : IHkdlOrders
{
    public async Task<HkdlOrder?> FindAsync(
        string agent, string? requestId, string? reservationNo, CancellationToken cancellationToken)
    {
        var epoch = await OpenEpochAsync(cancellationToken);
        var pointer = requestId is null
            ? null
            : await epoch.FindNumberAsync(HkdlEpoch.RequestOf(agent, requestId), cancellationToken);
        var number = pointer?.Value ?? reservationNo;
        var found = number is null ? null : await epoch.FindOrderAsync(number, cancellationToken);

        return found is { Value: var order } && order.Agent == agent ? order : null;
    }

    public async Task<bool> HasRequestAsync(string agent, string requestId, CancellationToken cancellationToken) =>
        await (await OpenEpochAsync(cancellationToken)).FindNumberAsync(
            HkdlEpoch.RequestOf(agent, requestId), cancellationToken) is not null;

    public async Task<bool> HasLiveReferenceAsync(
        string agent, string referenceNo, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var epoch = await OpenEpochAsync(cancellationToken);
        var known = await epoch.FindNumberAsync(HkdlEpoch.ReferenceOf(agent, referenceNo), cancellationToken);

        return known is { Value: var number }
            && (await epoch.FindOrderAsync(number, cancellationToken))?.Value.IsLive(now) == true;
    }

    public async Task<(HkdlSale Result, HkdlOrder? Order)> TrySellAsync(
        HkdlDraft draft, Func<HkdlOrder, string, HkdlOrder> number, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var epoch = await OpenEpochAsync(cancellationToken);

        for (var attempt = 0; attempt < policy.ChangeAttemptsMax; attempt++)
        {
            var reference = HkdlEpoch.ReferenceOf(draft.Agent, draft.Order.ReferenceNo);
            var last = await epoch.FindNumberAsync(HkdlEpoch.NumberId, cancellationToken);
            var stock = await epoch.FindStockAsync(draft.Stock, cancellationToken);
            var known = await epoch.FindNumberAsync(reference, cancellationToken);
            var present = stock?.Value ?? HkdlStock.Full;

            // Read the reference before the request, but report it after: if the same request was sold in between, it
            // owns the reference too, and the client must get "duplicate request".
            var isReferenceLive = await HasLiveReferenceAsync(
                draft.Agent, draft.Order.ReferenceNo, now, cancellationToken);

            if (await HasRequestAsync(draft.Agent, draft.RequestId, cancellationToken))
            {
                return (HkdlSale.DuplicateRequest, null);
            }

            if (isReferenceLive)
            {
                return (HkdlSale.DuplicateReference, null);
            }

            if (present.Left(draft.Quota, now) < draft.Order.Quantity)
            {
                return (HkdlSale.SoldOut, null);
            }

            var request = HkdlEpoch.RequestOf(draft.Agent, draft.RequestId);
            var order = number(draft.Order, HkdlEpoch.Next(last?.Value));
            DocumentWrite[] writes =
            [
                HkdlEpoch.Save(HkdlEpoch.NumberId, last?.Version, order.ReservationNo, HkdlStoreJson.Default.String),
                HkdlEpoch.Save(
                    draft.Stock, stock?.Version, present.Sell(order.Quantity, now), HkdlStoreJson.Default.HkdlStock),
                HkdlEpoch.Save(reference, known?.Version, order.ReservationNo, HkdlStoreJson.Default.String),
                HkdlEpoch.Save(request, null, order.ReservationNo, HkdlStoreJson.Default.String),
                HkdlEpoch.Save(HkdlEpoch.OrderOf(order.ReservationNo), null, order, HkdlStoreJson.Default.HkdlOrder),
            ];

            if (await epoch.TryCommitAsync(writes, cancellationToken))
            {
                return (HkdlSale.Sold, order);
            }
        }

        throw new DependencyUnavailableException("The mock's stock kept changing.");
    }

    public async Task CancelAsync(
        HkdlOrder order, DateTimeOffset decidedAt, bool isDeclined, CancellationToken cancellationToken)
    {
        var epoch = await OpenEpochAsync(cancellationToken);

        for (var attempt = 0; attempt < policy.ChangeAttemptsMax; attempt++)
        {
            var found = await epoch.FindOrderAsync(order.ReservationNo, cancellationToken);
            var stock = await epoch.FindStockAsync(order.Stock, cancellationToken);

            if (found is not { Value.DecidedAt: null } || stock is not { } present)
            {
                return;
            }

            var after = found.Value.Value with { DecidedAt = decidedAt, IsDeclined = isDeclined };
            var returned = isDeclined ? present.Value : present.Value.Return(order.Quantity, decidedAt);
            DocumentWrite[] writes =
            [
                HkdlEpoch.Save(HkdlEpoch.OrderOf(order.ReservationNo), found.Value.Version, after,
                    HkdlStoreJson.Default.HkdlOrder),
                HkdlEpoch.Save(order.Stock, present.Version, returned, HkdlStoreJson.Default.HkdlStock),
            ];

            if (await epoch.TryCommitAsync(writes, cancellationToken))
            {
                return;
            }
        }

        throw new DependencyUnavailableException("The mock's stock kept changing.");
    }

    public async Task<IReadOnlyDictionary<string, HkdlStock>> ListStockAsync(CancellationToken cancellationToken) =>
        await (await OpenEpochAsync(cancellationToken)).ListStockAsync(cancellationToken);

    private async Task<HkdlEpoch> OpenEpochAsync(CancellationToken cancellationToken) =>
        new(documents, await epochs.FindAsync(Supplier.Hkdl, cancellationToken));
}
