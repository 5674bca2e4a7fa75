using System.Globalization;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Serverless.Adapters.Platform.Documents;
using Serverless.Domain.Operations.Audit;
using Serverless.Domain.Platform;

namespace Serverless.Adapters.Operations;

/// <summary>
/// The audit trail in the durable store. Each entry is inserted in one batch with the new end of the chain, at the
/// version of the old one, so concurrent entries make one chain. The entries of one instance go one after another. Each
/// end is logged too: a log that is collected elsewhere is a witness against a trail whose end was cut off.
/// </summary>
internal sealed partial class DocumentAuditTrail(IDocuments documents, ILogger<DocumentAuditTrail>? logger = null)
    : IAuditTrail, IDisposable
{
    public const string Head = "head";

    // Other instances append too, each once at a time.
    private const int AttemptsMax = 200;
    private const string EntryPrefix = "entry:";

    private readonly SemaphoreSlim _turn = new(1);
    private readonly ILogger _logger = logger ?? NullLogger<DocumentAuditTrail>.Instance;
    private readonly Lock _gate = new();
    private AuditHead? _lastSeen;

    public AuditHead? LastSeen
    {
        get
        {
            lock (_gate)
            {
                return _lastSeen;
            }
        }
    }

    public static DocumentPartition All { get; } = new("audit", "all");

    public static string Of(long number) => string.Create(CultureInfo.InvariantCulture, $"{EntryPrefix}{number:D12}");

    public async Task<AuditEntry> AppendAsync(AuditContent content, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);

        try
        {
            for (var attempt = 0; attempt < AttemptsMax; attempt++)
            {
                if (await TryAppendAsync(content, cancellationToken) is { } entry)
                {
                    See(new AuditHead(entry.Number, entry.Hash));
                    LogEnd(entry.Number, entry.Hash);

                    return entry;
                }
            }
        }
        finally
        {
            _turn.Release();
        }

        throw new DependencyUnavailableException("Too many instances append to the audit trail at once.");
    }

    public async Task<IReadOnlyList<AuditEntry>> ListAfterAsync(
        long number, int limit, CancellationToken cancellationToken) =>
        await ListAsync(
            DocumentRange.Prefix(EntryPrefix) with { From = Of(number + 1) }, limit, cancellationToken);

    public async Task<IReadOnlyList<AuditEntry>> ListBeforeAsync(
        long? number, int limit, CancellationToken cancellationToken)
    {
        // Numbers have no gaps, so the newest entries are a range.
        var end = Math.Min(number ?? long.MaxValue, (await ReadHeadAsync(cancellationToken)).Number + 1);
        var first = Math.Max(1, end - limit);

        if (first >= end)
        {
            return [];
        }

        var entries = await ListAsync(new DocumentRange(Of(first), Of(end)), limit, cancellationToken);

        return [.. entries.Reverse()];
    }

    public async Task<AuditHead> ReadHeadAsync(CancellationToken cancellationToken) =>
        See((await ReadStoredHeadAsync(cancellationToken)).Head);

    public void Dispose() => _turn.Dispose();

    private AuditHead See(AuditHead head)
    {
        lock (_gate)
        {
            if (head.Number > (_lastSeen?.Number ?? 0))
            {
                _lastSeen = head;
            }
        }

        return head;
    }

    [LoggerMessage(LogLevel.Information, "The audit trail ends with entry {Number}, hash {Hash}")]
    private partial void LogEnd(long number, string hash);

    private async Task<AuditEntry?> TryAppendAsync(AuditContent content, CancellationToken cancellationToken)
    {
        var (head, version) = await ReadStoredHeadAsync(cancellationToken);
        var entry = AuditEntry.After(head, content);
        var next = DocumentJson.ToBody(
            new StoredAuditHead(entry.Number, entry.Hash), AuditJson.Default.StoredAuditHead);
        var result = await documents.CommitAsync(
            All,
            [
                version is null
                    ? new DocumentWrite.Insert(Head, next)
                    : new DocumentWrite.Replace(Head, version, next),
                new DocumentWrite.Insert(
                    Of(entry.Number), DocumentJson.ToBody(entry, AuditJson.Default.AuditEntry)),
            ],
            cancellationToken);

        return result.IsCommitted ? entry : null;
    }

    private async Task<(AuditHead Head, string? Version)> ReadStoredHeadAsync(CancellationToken cancellationToken)
    {
        if (await documents.FindAsync(All, Head, cancellationToken) is not { } found)
        {
            return (AuditHead.Empty, null);
        }

        var stored = DocumentJson.Read(found, AuditJson.Default.StoredAuditHead);

        return (new AuditHead(stored.Number, stored.Hash), found.Version);
    }

    private async Task<IReadOnlyList<AuditEntry>> ListAsync(
        DocumentRange range, int limit, CancellationToken cancellationToken)
    {
        var page = await documents.ListAsync(All, range, limit, cancellationToken);

        return [.. page.Documents.Select(found => DocumentJson.Read(found, AuditJson.Default.AuditEntry))];
    }
}

internal sealed record StoredAuditHead(long Number, string Hash);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StoredAuditHead))]
[JsonSerializable(typeof(AuditEntry))]
internal sealed partial class AuditJson : JsonSerializerContext;
