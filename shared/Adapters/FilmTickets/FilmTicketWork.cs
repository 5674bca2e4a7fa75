namespace Serverless.Adapters.FilmTickets;

/// <summary>One request, which is written completely in one batch, alone or with others.</summary>
internal abstract class FilmTicketWork(CancellationToken cancellationToken)
{
    /// <summary>
    /// True when the caller gave up. Before a batch contains the request it is certain that nothing was written.
    /// </summary>
    public bool IsAbandoned => cancellationToken.IsCancellationRequested;

    /// <summary>The document that exists when the request was written before; null without a key.</summary>
    public virtual string? KeyId => null;

    public abstract bool IsSettled { get; }

    /// <summary>Reads the documents of the request into the cache; the draft is discarded.</summary>
    public virtual ValueTask PrepareAsync(FilmTicketDraft draft, CancellationToken cancellationToken) =>
        ApplyAsync(draft, cancellationToken);

    /// <summary>Adds the request to a batch. It may be called for several batches; the last one is written.</summary>
    public abstract ValueTask ApplyAsync(FilmTicketDraft draft, CancellationToken cancellationToken);

    /// <summary>Completes the request after its batch was written.</summary>
    public abstract void Settle();

    /// <summary>Completes a request whose key was used before, for the same or another order.</summary>
    public virtual void Settle(StoredIssue before) => throw new InvalidOperationException("The request has no key.");

    public abstract void Fail(Exception exception);
}
