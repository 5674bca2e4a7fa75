using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization.Metadata;
using Serverless.Adapters.Platform.Documents;
using Serverless.Domain.Platform;
using Serverless.Domain.Suppliers;
using Serverless.Domain.Suppliers.Hkdl;

namespace Serverless.Adapters.Suppliers.Hkdl;

/// <summary>
/// Orders and stock of the mock. One life of the mock is one partition, so that a sale takes its number, its request, its
/// reference and its tickets in one batch.
/// </summary>
internal sealed class DocumentHkdlOrders(IDocuments documents, IMockEpochs epochs, HkdlPolicy policy) : IHkdlOrders
{
    private const long NumberFirst = 1_234_567_890;
    private const string NumberId = "number";
    private const string ShowPrefix = "show:";

    public async Task<HkdlOrder?> FindAsync(
        string agent, string? requestId, string? reservationNo, CancellationToken cancellationToken)
    {
        var life = await OpenAsync(cancellationToken);
        var pointer = requestId is null
            ? null
            : await ReadAsync(life, RequestOf(agent, requestId), HkdlOrdersJson.Default.String, cancellationToken);
        var number = pointer?.Value ?? reservationNo;
        var found = number is null ? null : await ReadOrderAsync(life, number, cancellationToken);

        return found is { Value: var order } && order.Agent == agent ? order : null;
    }

    public async Task<bool> HasRequestAsync(string agent, string requestId, CancellationToken cancellationToken) =>
        await documents.FindAsync(
            await OpenAsync(cancellationToken), RequestOf(agent, requestId), cancellationToken) is not null;

    public async Task<bool> HasLiveReferenceAsync(
        string agent, string referenceNo, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var life = await OpenAsync(cancellationToken);
        var known = await ReadAsync(
            life, ReferenceOf(agent, referenceNo), HkdlOrdersJson.Default.String, cancellationToken);

        return known is { Value: var number }
            && (await ReadOrderAsync(life, number, cancellationToken))?.Value.IsLive(now) == true;
    }

    public async Task<(HkdlSale Result, HkdlOrder? Order)> TrySellAsync(
        HkdlDraft draft, Func<HkdlOrder, string, HkdlOrder> number, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var life = await OpenAsync(cancellationToken);

        for (var attempt = 0; attempt < policy.ChangeAttemptsMax; attempt++)
        {
            var reference = ReferenceOf(draft.Agent, draft.Order.ReferenceNo);
            var last = await ReadAsync(life, NumberId, HkdlOrdersJson.Default.String, cancellationToken);
            var stock = await ReadAsync(life, draft.Stock, HkdlOrdersJson.Default.HkdlStock, cancellationToken);
            var known = await ReadAsync(life, reference, HkdlOrdersJson.Default.String, cancellationToken);
            var present = stock?.Value ?? HkdlStock.Full;

            if (await HasRequestAsync(draft.Agent, draft.RequestId, cancellationToken))
            {
                return (HkdlSale.DuplicateRequest, null);
            }

            if (await HasLiveReferenceAsync(draft.Agent, draft.Order.ReferenceNo, now, cancellationToken))
            {
                return (HkdlSale.DuplicateReference, null);
            }

            if (present.Left(draft.Quota, now) < draft.Order.Quantity)
            {
                return (HkdlSale.SoldOut, null);
            }

            var order = number(draft.Order, Next(last?.Value));
            DocumentWrite[] writes =
            [
                Save(NumberId, last?.Version, order.ReservationNo, HkdlOrdersJson.Default.String),
                Save(draft.Stock, stock?.Version, present.Take(order.Quantity, now), HkdlOrdersJson.Default.HkdlStock),
                Save(reference, known?.Version, order.ReservationNo, HkdlOrdersJson.Default.String),
                Save(RequestOf(draft.Agent, draft.RequestId), null, order.ReservationNo, HkdlOrdersJson.Default.String),
                Save(OrderOf(order.ReservationNo), null, order, HkdlOrdersJson.Default.HkdlOrder),
            ];

            if ((await documents.CommitAsync(life, writes, cancellationToken)).IsCommitted)
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
            var found = await ReadOrderAsync(life, order.ReservationNo, cancellationToken);
            var stock = await ReadAsync(life, order.Stock, HkdlOrdersJson.Default.HkdlStock, cancellationToken);

            if (found is not { Value.DecidedAt: null } || stock is not { } present)
            {
                return;
            }

            var after = found.Value.Value with { DecidedAt = decidedAt, IsDeclined = isDeclined };
            var returned = isDeclined ? present.Value : present.Value.GiveBack(order.Quantity, decidedAt);
            DocumentWrite[] writes =
            [
                Save(OrderOf(order.ReservationNo), found.Value.Version, after, HkdlOrdersJson.Default.HkdlOrder),
                Save(order.Stock, present.Version, returned, HkdlOrdersJson.Default.HkdlStock),
            ];

            if ((await documents.CommitAsync(life, writes, cancellationToken)).IsCommitted)
            {
                return;
            }
        }

        throw new DependencyUnavailableException("The mock's stock kept changing.");
    }

    public async Task<IReadOnlyDictionary<string, HkdlStock>> ListStockAsync(CancellationToken cancellationToken)
    {
        var page = await documents.ListAsync(
            await OpenAsync(cancellationToken), DocumentRange.Prefix(ShowPrefix), DocumentLimits.PageMax, cancellationToken);

        return page.Documents.ToDictionary(
            document => document.Id, document => DocumentJson.Read(document, HkdlOrdersJson.Default.HkdlStock));
    }

    private async Task<DocumentPartition> OpenAsync(CancellationToken cancellationToken) => new(
        "hkdl-orders", $"e{await epochs.FindAsync(Supplier.Hkdl, cancellationToken)}");

    private Task<Versioned<HkdlOrder>?> ReadOrderAsync(
        DocumentPartition life, string number, CancellationToken cancellationToken) =>
        ReadAsync(life, OrderOf(number), HkdlOrdersJson.Default.HkdlOrder, cancellationToken);

    private async Task<Versioned<T>?> ReadAsync<T>(
        DocumentPartition life, string id, JsonTypeInfo<T> json, CancellationToken cancellationToken) =>
        await documents.FindAsync(life, id, cancellationToken) is { } found
            ? new Versioned<T>(DocumentJson.Read(found, json), found.Version)
            : null;

    private static DocumentWrite Save<T>(string id, string? version, T value, JsonTypeInfo<T> json) => version is null
        ? new DocumentWrite.Insert(id, DocumentJson.ToBody(value, json))
        : new DocumentWrite.Replace(id, version, DocumentJson.ToBody(value, json));

    private static string Next(string? last) => (last is null
        ? NumberFirst
        : long.Parse(last, CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture);

    // What clients send may hold anything, so it is in ids only as a hash.
    private static string OrderOf(string number) => $"order:{Hash(number)}";

    private static string RequestOf(string agent, string requestId) => $"request:{Hash($"{agent}\n{requestId}")}";

    private static string ReferenceOf(string agent, string number) => $"reference:{Hash($"{agent}\n{number}")}";

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
