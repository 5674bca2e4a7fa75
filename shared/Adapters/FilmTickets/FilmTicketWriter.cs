using System.Collections.Concurrent;
using Serverless.Adapters.Platform.Documents;
using Serverless.Domain.Platform;

namespace Serverless.Adapters.FilmTickets;

/// <summary>
/// Writes the requests of all callers of this process, as many in one batch as fit. Tickets have one order, so two
/// batches cannot be written in parallel; requests that arrive meanwhile share the next batch.
/// </summary>
internal sealed class FilmTicketWriter(IDocuments documents, TimeProvider clock)
{
    /// <summary>Requests considered for one batch; more than fit.</summary>
    private const int CandidatesMax = 24;

    /// <summary>
    /// Attempts to write a batch when other processes write first. Of concurrent attempts one always succeeds.
    /// </summary>
    private const int AttemptsMax = 200;

    /// <summary>The time limit of a batch; it does not depend on the time of any caller.</summary>
    private static readonly TimeSpan BatchTimeMax = TimeSpan.FromSeconds(15);

    private readonly ConcurrentQueue<FilmTicketWork> _arrived = new();
    private readonly FilmTicketCache _cache = new(documents);
    private int _isWriting;

    // Only the writing task uses this list.
    private readonly List<FilmTicketWork> _waiting = [];

    /// <summary>
    /// Queues requests, which complete when their batch is written. It starts the writing task unless one runs. The
    /// task writes until no request waits, independent of the caller's request.
    /// </summary>
    public void Add(IEnumerable<FilmTicketWork> works)
    {
        foreach (var work in works)
        {
            _arrived.Enqueue(work);
        }

        if (TryBegin())
        {
            _ = Task.Run(WriteAsync);
        }
    }

    private bool TryBegin() => Interlocked.CompareExchange(ref _isWriting, 1, 0) == 0;

    private async Task WriteAsync()
    {
        do
        {
            while (CollectCandidates() is { Count: > 0 } candidates)
            {
                await WriteBatchAsync(candidates);
                _waiting.RemoveAll(work => work.IsSettled);
            }

            Volatile.Write(ref _isWriting, 0);
        }
        while (!_arrived.IsEmpty && TryBegin());
    }

    private List<FilmTicketWork> CollectCandidates()
    {
        while (_arrived.TryDequeue(out var work))
        {
            _waiting.Add(work);
        }

        foreach (var work in _waiting.Where(work => work.IsAbandoned))
        {
            work.Fail(new OperationCanceledException());
        }

        _waiting.RemoveAll(work => work.IsSettled);

        return [.. _waiting.Take(CandidatesMax)];
    }

    private async Task WriteBatchAsync(List<FilmTicketWork> candidates)
    {
        using var timeLimit = new CancellationTokenSource(BatchTimeMax, clock);

        try
        {
            for (var attempt = 0; attempt < AttemptsMax; attempt++)
            {
                if (candidates.Count == 0 || await TryAsync(candidates, timeLimit.Token))
                {
                    return;
                }

                candidates.RemoveAll(work => work.IsSettled);
            }

            Fail(candidates, new DependencyUnavailableException("Other processes wrote first too often."));
        }
        catch (OperationCanceledException exception) when (timeLimit.IsCancellationRequested)
        {
            Fail(candidates, new DependencyUnavailableException("The tickets were not written in time.", exception));
        }
        catch (Exception exception)
        {
            Fail(candidates, exception);
        }
    }

    private async Task<bool> TryAsync(List<FilmTicketWork> candidates, CancellationToken cancellationToken)
    {
        try
        {
            return await TryWriteAsync(candidates, cancellationToken);
        }
        catch (TornReadException)
        {
            _cache.Clear();

            return false;
        }
    }

    private async Task<bool> TryWriteAsync(List<FilmTicketWork> candidates, CancellationToken cancellationToken)
    {
        var (draft, included) = await ComposeAsync(candidates, cancellationToken);
        var writes = draft.Writes;
        var result = writes.Count == 0
            ? CommitResult.Committed([])
            : await documents.CommitAsync(FilmTicketKeys.Partition, writes, cancellationToken);

        if (result.IsCommitted)
        {
            _cache.Keep(writes, result.Versions);
            included.ForEach(work => work.Settle());

            return true;
        }

        if (result.ConflictId!.StartsWith(FilmTicketKeys.KeyPrefix, StringComparison.Ordinal))
        {
            await SettleDuplicatesAsync(result.ConflictId, cancellationToken);
        }
        else
        {
            _cache.Clear();
        }

        return false;
    }

    private async Task<(FilmTicketDraft Draft, List<FilmTicketWork> Included)> ComposeAsync(
        List<FilmTicketWork> candidates, CancellationToken cancellationToken)
    {
        // All requests read their documents in parallel; one after the other they would wait for each document.
        await Task.WhenAll(candidates.Select(work => TryApplyAsync(
            work, () => work.PrepareAsync(new FilmTicketDraft(_cache), cancellationToken))));

        var draft = new FilmTicketDraft(_cache);
        var included = new List<FilmTicketWork>();

        // Of two requests with one key, the second waits for the result of the first.
        foreach (var work in candidates.Where(
            work => !work.IsSettled && (work.KeyId is null || !draft.Has(work.KeyId))))
        {
            var extended = draft.Copy();

            if (!await TryApplyAsync(work, () => work.ApplyAsync(extended, cancellationToken)))
            {
                continue;
            }

            if (included.Count > 0 && !extended.FitsBatch)
            {
                break;
            }

            draft = extended;
            included.Add(work);
        }

        return (draft, included);
    }

    // A request about a document that cannot be read fails by itself, and the others of its batch are written.
    private static async Task<bool> TryApplyAsync(FilmTicketWork work, Func<ValueTask> apply)
    {
        try
        {
            await apply();

            return true;
        }
        catch (Exception fault) when (fault is not (
            DependencyUnavailableException or OperationCanceledException or TornReadException))
        {
            work.Fail(fault);

            return false;
        }
    }

    private async Task SettleDuplicatesAsync(string keyId, CancellationToken cancellationToken)
    {
        var found = await documents.FindAsync(FilmTicketKeys.Partition, keyId, cancellationToken)
            ?? throw new InvalidDataException($"{keyId} existed and is missing.");
        var issue = DocumentJson.Read(found, TicketStoreJson.Default.StoredIssue);

        foreach (var duplicate in _waiting.Where(work => work.KeyId == keyId && !work.IsSettled))
        {
            duplicate.Settle(issue);
        }
    }

    private void Fail(List<FilmTicketWork> works, Exception exception)
    {
        _cache.Clear();
        works.ForEach(work => work.Fail(exception));
    }
}
