using System.Collections.Concurrent;
using Serverless.Adapters.Platform.Documents;
using Serverless.Domain.Platform;

namespace Serverless.Adapters.FilmTickets;

/// <summary>
/// Grants the wishes of all callers of this process, as many in one batch as fit into it: tickets stand in one order,
/// so two batches cannot be written side by side, and what waits for one goes together into the next.
/// </summary>
internal sealed class FilmTicketWriter(IDocuments documents, TimeProvider clock)
{
    /// <summary>Wishes that are looked at for one batch, more than ever fit.</summary>
    private const int CandidatesMax = 24;

    /// <summary>
    /// How often a batch is made anew because another process was faster; of all that try, one succeeds.
    /// </summary>
    private const int AttemptsMax = 200;

    /// <summary>The work of all callers ends with no caller's time.</summary>
    private static readonly TimeSpan BatchTimeMax = TimeSpan.FromSeconds(15);

    private readonly ConcurrentQueue<FilmTicketWork> _arrived = new();
    private readonly FilmTicketCache _cache = new(documents);
    private int _isWriting;

    // Only the one that writes touches these.
    private readonly List<FilmTicketWork> _waiting = [];

    /// <summary>
    /// Takes wishes, which are settled when their batch is written. Whoever finds nobody writing starts to, and writes
    /// until nothing waits any more; that does not end with its caller's request.
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
            while (Take() is { Count: > 0 } candidates)
            {
                await WriteBatchAsync(candidates);
                _waiting.RemoveAll(work => work.IsSettled);
            }

            Volatile.Write(ref _isWriting, 0);
        }
        while (!_arrived.IsEmpty && TryBegin());
    }

    private List<FilmTicketWork> Take()
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

            Fail(candidates, new DependencyUnavailableException("Others were faster too often."));
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
        var (draft, taken) = await ComposeAsync(candidates, cancellationToken);
        var writes = draft.Writes;
        var result = writes.Count == 0
            ? CommitResult.Committed([])
            : await documents.CommitAsync(FilmTicketKeys.Partition, writes, cancellationToken);

        if (result.IsCommitted)
        {
            _cache.Keep(writes, result.Versions);
            taken.ForEach(work => work.Settle());

            return true;
        }

        if (result.ConflictId!.StartsWith(FilmTicketKeys.KeyPrefix, StringComparison.Ordinal))
        {
            await RepeatAsync(result.ConflictId, cancellationToken);
        }
        else
        {
            _cache.Clear();
        }

        return false;
    }

    private async Task<(FilmTicketDraft Draft, List<FilmTicketWork> Taken)> ComposeAsync(
        List<FilmTicketWork> candidates, CancellationToken cancellationToken)
    {
        // All of them read at once what they will need; one after the other they would wait for each document.
        await Task.WhenAll(candidates.Select(work =>
            work.PrepareAsync(new FilmTicketDraft(_cache), cancellationToken).AsTask()));

        var draft = new FilmTicketDraft(_cache);
        var taken = new List<FilmTicketWork>();

        // Of two with one key, the second waits to hear what became of the first.
        foreach (var work in candidates.Where(work => work.KeyId is null || !draft.Has(work.KeyId)))
        {
            var longer = draft.Fork();
            await work.ApplyAsync(longer, cancellationToken);

            if (taken.Count > 0 && !longer.FitsBatch)
            {
                break;
            }

            draft = longer;
            taken.Add(work);
        }

        return (draft, taken);
    }

    private async Task RepeatAsync(string keyId, CancellationToken cancellationToken)
    {
        var found = await documents.FindAsync(FilmTicketKeys.Partition, keyId, cancellationToken)
            ?? throw new InvalidDataException($"{keyId} was there, and is not.");
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
