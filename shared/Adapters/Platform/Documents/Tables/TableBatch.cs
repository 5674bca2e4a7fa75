using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Serverless.Domain.Platform;

namespace Serverless.Adapters.Platform.Documents.Tables;

/// <summary>
/// Sends one batch to a table. After an unknown outcome it looks for the batch before it sends it again.
/// </summary>
internal sealed class TableBatch(
    CollectionTable table, string partition, IReadOnlyList<DocumentWrite> writes, string stamp)
{
    // Positions of the writes to send. Deleting a missing document is a failure for the service, but not here, so such
    // a delete is removed from the batch.
    private readonly List<int> _sent = [.. Enumerable.Range(0, writes.Count)];

    // Such a write cannot be applied twice, because versions never repeat. Any other write might overwrite a concurrent
    // one.
    private readonly bool _isRepeatable =
        writes.Any(write => write is DocumentWrite.Replace or DocumentWrite.Delete { Version: not null });

    private bool _mayBeWritten;

    /// <summary>The result; null when the outcome is unknown and the batch may be sent again.</summary>
    public async Task<CommitResult?> TryAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await SendAsync(cancellationToken);
        }
        catch (Exception exception) when (TableFaults.IsUnknown(exception, cancellationToken))
        {
            _mayBeWritten = true;

            return await FindOwnAsync(cancellationToken)
                ?? (_isRepeatable ? null : throw Unknown(exception));
        }
        catch (TableTransactionFailedException failure) when (TableFaults.IsConflict(failure))
        {
            var conflict = writes[_sent[failure.FailedTransactionActionIndex!.Value]].Id;

            return _mayBeWritten
                ? await FindOwnAsync(cancellationToken) ?? throw Unknown(failure)
                : CommitResult.Conflict(conflict);
        }
    }

    public static DependencyUnavailableException Unknown(Exception? exception = null) =>
        new("The outcome of a batch is unknown.", exception);

    private async Task<CommitResult> SendAsync(CancellationToken cancellationToken)
    {
        while (_sent.Count > 0)
        {
            try
            {
                var answer = await table.Writing.SubmitTransactionAsync(_sent.Select(ActionOf), cancellationToken);

                return Committed(answer.Value);
            }
            catch (TableTransactionFailedException failure) when (IsDeleteOfNothing(failure))
            {
                _sent.RemoveAt(failure.FailedTransactionActionIndex!.Value);
            }
        }

        return CommitResult.Committed(NoVersions());
    }

    private bool IsDeleteOfNothing(TableTransactionFailedException failure) =>
        failure is { Status: 404, FailedTransactionActionIndex: { } index }
        && failure.ErrorCode != TableErrorCode.TableNotFound
        && writes[_sent[index]] is DocumentWrite.Delete { Version: null };

    private CommitResult Committed(IReadOnlyList<Response> responses)
    {
        var versions = NoVersions();

        for (var index = 0; index < responses.Count; index++)
        {
            if (writes[_sent[index]] is not DocumentWrite.Delete)
            {
                versions[_sent[index]] = responses[index].Headers.ETag?.ToString() ?? throw Unknown();
            }
        }

        return CommitResult.Committed(versions);
    }

    // A batch is written completely, so one document with its stamp proves it. A document that was written again since
    // has another version; the empty version returned for it matches no document.
    private async Task<CommitResult?> FindOwnAsync(CancellationToken cancellationToken)
    {
        var versions = NoVersions();
        var isFound = false;

        for (var index = 0; index < writes.Count; index++)
        {
            if (writes[index] is not DocumentWrite.Delete
                && await ReadAsync(writes[index].Id, cancellationToken) is { } entity
                && DocumentEntity.IsStamped(entity, stamp))
            {
                versions[index] = entity.ETag.ToString();
                isFound = true;
            }
        }

        return isFound ? CommitResult.Committed(versions) : null;
    }

    private async Task<TableEntity?> ReadAsync(string id, CancellationToken cancellationToken)
    {
        var found = await table.Reading.GetEntityIfExistsAsync<TableEntity>(
            partition, id, cancellationToken: cancellationToken);

        return found.HasValue ? found.Value : null;
    }

    private TableTransactionAction ActionOf(int index) => writes[index] switch
    {
        DocumentWrite.Insert insert => new(TableTransactionActionType.Add, Entity(insert.Id, insert.Body)),
        DocumentWrite.Replace replace => new(
            TableTransactionActionType.UpdateReplace,
            Entity(replace.Id, replace.Body),
            DocumentEntity.ToEtag(replace.Version)),
        DocumentWrite.Upsert upsert => new(TableTransactionActionType.UpsertReplace, Entity(upsert.Id, upsert.Body)),
        DocumentWrite.Delete delete => new(
            TableTransactionActionType.Delete,
            new TableEntity(partition, delete.Id),
            DocumentEntity.ToEtag(delete.Version)),
        var other => throw new NotSupportedException(other.GetType().Name),
    };

    private TableEntity Entity(string id, ReadOnlyMemory<byte> body) => DocumentEntity.From(partition, id, body, stamp);

    private string[] NoVersions()
    {
        var versions = new string[writes.Count];
        Array.Fill(versions, string.Empty);

        return versions;
    }
}
