using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization.Metadata;
using Serverless.Adapters.Platform.Documents;
using Serverless.Domain.Platform;

namespace Serverless.SupplierMocks.Hkdl.Store;

/// <summary>Reads and writes the documents of one epoch. Each epoch is one partition.</summary>
internal sealed class HkdlEpoch(IDocuments documents, int number)
{
    public const string NumberId = "number";
    public const string ShowPrefix = "show:";

    private const long NumberFirst = 1_234_567_890;

    private readonly DocumentPartition _partition = new(
        "hkdl-orders", string.Create(CultureInfo.InvariantCulture, $"e{number}"));

    public Task<Versioned<HkdlOrder>?> FindOrderAsync(string number, CancellationToken cancellationToken) =>
        FindAsync(OrderOf(number), HkdlStoreJson.Default.HkdlOrder, cancellationToken);

    /// <summary>Reads the number of an order: the last one, or the one of a request or a reference.</summary>
    public Task<Versioned<string>?> FindNumberAsync(string id, CancellationToken cancellationToken) =>
        FindAsync(id, HkdlStoreJson.Default.String, cancellationToken);

    public Task<Versioned<HkdlStock>?> FindStockAsync(string id, CancellationToken cancellationToken) =>
        FindAsync(id, HkdlStoreJson.Default.HkdlStock, cancellationToken);

    public async Task<IReadOnlyDictionary<string, HkdlStock>> ListStockAsync(CancellationToken cancellationToken)
    {
        var page = await documents.ListAsync(
            _partition, DocumentRange.Prefix(ShowPrefix), DocumentLimits.PageMax, cancellationToken);

        return page.Documents.ToDictionary(
            document => document.Id, document => DocumentJson.Read(document, HkdlStoreJson.Default.HkdlStock));
    }

    /// <summary>
    /// Writes all documents. Returns false, and writes nothing, when one of them was changed by another request.
    /// </summary>
    public async Task<bool> TryCommitAsync(DocumentWrite[] writes, CancellationToken cancellationToken) =>
        (await documents.CommitAsync(_partition, writes, cancellationToken)).IsCommitted;

    public static DocumentWrite Save<T>(string id, string? version, T value, JsonTypeInfo<T> json) => version is null
        ? new DocumentWrite.Insert(id, DocumentJson.ToBody(value, json))
        : new DocumentWrite.Replace(id, version, DocumentJson.ToBody(value, json));

    public static string Next(string? last) => (last is null
        ? NumberFirst
        : long.Parse(last, CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture);

    // Client values may contain any character, so ids contain their hash.
    public static string OrderOf(string number) => $"order:{Hash(number)}";

    public static string RequestOf(string agent, string requestId) => $"request:{Hash($"{agent}\n{requestId}")}";

    public static string ReferenceOf(string agent, string number) => $"reference:{Hash($"{agent}\n{number}")}";

    private async Task<Versioned<T>?> FindAsync<T>(
        string id, JsonTypeInfo<T> json, CancellationToken cancellationToken) =>
        await documents.FindAsync(_partition, id, cancellationToken) is { } found
            ? new Versioned<T>(DocumentJson.Read(found, json), found.Version)
            : null;

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
