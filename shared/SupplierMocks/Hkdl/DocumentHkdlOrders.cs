using Serverless.Adapters.Platform.Documents;
using Serverless.Domain.Platform;
using Serverless.SupplierMocks.FaultInjection;

namespace Serverless.SupplierMocks.Hkdl;

/// <summary>
/// Stores the mock's orders and stock. Each epoch is one partition, so a sale writes its number, request, reference and
/// stock in one batch.
/// </summary>
internal sealed class DocumentHkdlOrders(IDocuments documents, IMockEpochs epochs, HkdlPolicy policy) : IHkdlOrders
{
    public async Task<HkdlOrder?> FindAsync(
        string agent, string? requestId, string? reservationNo, CancellationToken cancellationToken)
    {
        var life = await OpenAsync(cancellationToken);
        var pointer = requestId is null
            ? null
            : await life.FindNumberAsync(HkdlLife.RequestOf(agent, requestId), cancellationToken);
        var number = pointer?.Value ?? reservationNo;
        var found = number is null ? null : await life.FindOrderAsync(number, cancellationToken);

        return found is { Value: var order } && order.Agent == agent ? order : null;
    }

    public async Task<bool> HasRequestAsync(string agent, string requestId, CancellationToken cancellationToken) =>
        await (await OpenAsync(cancellationToken)).FindNumberAsync(
            HkdlLife.RequestOf(agent, requestId), cancellationToken) is not null;

    public async Task<bool> HasLiveReferenceAsync(
        string agent, string referenceNo, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var life = await OpenAsync(cancellationToken);
        var known = await life.FindNumberAsync(HkdlLife.ReferenceOf(agent, referenceNo), cancellationToken);

        return known is { Value: var number }
            && (await life.FindOrderAsync(number, cancellationToken))?.Value.IsLive(now) == true;
    }

    public async Task<(HkdlSale Result, HkdlOrder? Order)> TrySellAsync(
        HkdlDraft draft, Func<HkdlOrder, string, HkdlOrder> number, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var life = await OpenAsync(cancellationToken);

        for (var attempt = 0; attempt < policy.ChangeAttemptsMax; attempt++)
        {
            var reference = HkdlLife.ReferenceOf(draft.Agent, draft.Order.ReferenceNo);
            var last = await life.FindNumberAsync(HkdlLife.NumberId, cancellationToken);
            var stock = await life.FindStockAsync(draft.Stock, cancellationToken);
            var known = await life.FindNumberAsync(reference, cancellationToken);
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

            var request = HkdlLife.RequestOf(draft.Agent, draft.RequestId);
            var order = number(draft.Order, HkdlLife.Next(last?.Value));
            DocumentWrite[] writes =
            [
                HkdlLife.Save(HkdlLife.NumberId, last?.Version, order.ReservationNo, HkdlOrdersJson.Default.String),
                HkdlLife.Save(
                    draft.Stock, stock?.Version, present.Take(order.Quantity, now), HkdlOrdersJson.Default.HkdlStock),
                HkdlLife.Save(reference, known?.Version, order.ReservationNo, HkdlOrdersJson.Default.String),
                HkdlLife.Save(request, null, order.ReservationNo, HkdlOrdersJson.Default.String),
                HkdlLife.Save(HkdlLife.OrderOf(order.ReservationNo), null, order, HkdlOrdersJson.Default.HkdlOrder),
            ];

            if (await life.TryCommitAsync(writes, cancellationToken))
            {
                return (HkdlSale.Sold, order);
            }
        }

        throw new DependencyUnavailableException("The mock's stock kept changing.");
    }

    public async Task CancelAsync(
        HkdlOrder order, DateTimeOffset decidedAt, bool isDeclined, CancellationToken cancellationToken)
    {
        var life = await OpenAsync(cancellationToken);

        for (var attempt = 0; attempt < policy.ChangeAttemptsMax; attempt++)
        {
            var found = await life.FindOrderAsync(order.ReservationNo, cancellationToken);
            var stock = await life.FindStockAsync(order.Stock, cancellationToken);

            if (found is not { Value.DecidedAt: null } || stock is not { } present)
            {
                return;
            }

            var after = found.Value.Value with { DecidedAt = decidedAt, IsDeclined = isDeclined };
            var returned = isDeclined ? present.Value : present.Value.GiveBack(order.Quantity, decidedAt);
            DocumentWrite[] writes =
            [
                HkdlLife.Save(HkdlLife.OrderOf(order.ReservationNo), found.Value.Version, after,
                    HkdlOrdersJson.Default.HkdlOrder),
                HkdlLife.Save(order.Stock, present.Version, returned, HkdlOrdersJson.Default.HkdlStock),
            ];

            if (await life.TryCommitAsync(writes, cancellationToken))
            {
                return;
            }
        }

        throw new DependencyUnavailableException("The mock's stock kept changing.");
    }

    public async Task<IReadOnlyDictionary<string, HkdlStock>> ListStockAsync(CancellationToken cancellationToken) =>
        await (await OpenAsync(cancellationToken)).ListStockAsync(cancellationToken);

    private async Task<HkdlLife> OpenAsync(CancellationToken cancellationToken) =>
        new(documents, await epochs.FindAsync(Supplier.Hkdl, cancellationToken));
}
