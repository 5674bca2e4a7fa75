using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization.Metadata;
using Serverless.Adapters.Platform.Documents;
using Serverless.Domain.Platform;
using Serverless.SupplierMocks.FaultInjection;

namespace Serverless.SupplierMocks.Ingresso.Store;

/// <summary>
/// Stores the mock's transactions and stock. Each epoch is one partition, so a transaction and its stock change in one
/// batch.
/// </summary>
internal sealed class DocumentIngressoTransactions(IDocuments documents, IMockEpochs epochs) : IIngressoTransactions
{
    public async Task<Versioned<IngressoTransaction>?> FindAsync(string uuid, CancellationToken cancellationToken) =>
        await ReadAsync(
            await OpenEpochAsync(cancellationToken), TransactionOf(uuid), Json.IngressoTransaction, cancellationToken);

    public Task<Versioned<IngressoTransaction>?> FindByNumberAsync(
        string number, CancellationToken cancellationToken) =>
        FollowAsync(NumberOf(number), cancellationToken);

    public Task<Versioned<IngressoTransaction>?> FindByTokenAsync(string token, CancellationToken cancellationToken) =>
        FollowAsync(TokenOf(token), cancellationToken);

    public async Task<Versioned<IngressoStock>?> FindStockAsync(string key, CancellationToken cancellationToken) =>
        await ReadAsync(await OpenEpochAsync(cancellationToken), StockOf(key), Json.IngressoStock, cancellationToken);

    public async Task<bool> TryCommitAsync(IngressoChange change, CancellationToken cancellationToken)
    {
        var after = change.After;
        var writes = new List<DocumentWrite>
        {
            Save(TransactionOf(after.Uuid), change.Version, after, Json.IngressoTransaction),
        };

        writes.AddRange(change.Stock.Select(stock =>
            Save(StockOf(stock.Key), stock.Version, stock.After, Json.IngressoStock)));

        if (after.Number is { } number)
        {
            writes.Add(new DocumentWrite.Upsert(NumberOf(number), DocumentJson.ToBody(after.Uuid, Json.String)));
        }

        if (change.NewToken is { } token)
        {
            writes.Add(new DocumentWrite.Insert(TokenOf(token), DocumentJson.ToBody(after.Uuid, Json.String)));
        }

        var epoch = await OpenEpochAsync(cancellationToken);

        return (await documents.CommitAsync(epoch, writes, cancellationToken)).IsCommitted;
    }

    private static IngressoStoreJson Json => IngressoStoreJson.Default;

    private async Task<DocumentPartition> OpenEpochAsync(CancellationToken cancellationToken) => new(
        "ingresso-transactions", $"e{await epochs.FindAsync(Supplier.Ingresso, cancellationToken)}");

    private async Task<Versioned<IngressoTransaction>?> FollowAsync(string id, CancellationToken cancellationToken)
    {
        var epoch = await OpenEpochAsync(cancellationToken);

        return await ReadAsync(epoch, id, Json.String, cancellationToken) is { Value: var uuid }
            ? await ReadAsync(epoch, TransactionOf(uuid), Json.IngressoTransaction, cancellationToken)
            : null;
    }

    private async Task<Versioned<T>?> ReadAsync<T>(
        DocumentPartition epoch, string id, JsonTypeInfo<T> json, CancellationToken cancellationToken) =>
        await documents.FindAsync(epoch, id, cancellationToken) is { } found
            ? new Versioned<T>(DocumentJson.Read(found, json), found.Version)
            : null;

    private static DocumentWrite Save<T>(string id, string? version, T value, JsonTypeInfo<T> json) => version is null
        ? new DocumentWrite.Insert(id, DocumentJson.ToBody(value, json))
        : new DocumentWrite.Replace(id, version, DocumentJson.ToBody(value, json));

    private static string StockOf(string key) => $"stock:{key}";

    // Client values may contain any character, so ids contain their hash.
    private static string TransactionOf(string uuid) => $"transaction:{Hash(uuid)}";

    private static string NumberOf(string number) => $"number:{Hash(number)}";

    private static string TokenOf(string token) => $"token:{Hash(token)}";

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
