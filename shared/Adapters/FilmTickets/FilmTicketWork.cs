namespace Serverless.Adapters.FilmTickets;

/// <summary>One wish, which one batch grants as a whole, alone or beside others.</summary>
internal abstract class FilmTicketWork(CancellationToken cancellationToken)
{
    /// <summary>
    /// A caller who gave up before a batch was made of the wish gets a certain answer: nothing was written.
    /// </summary>
    public bool IsAbandoned => cancellationToken.IsCancellationRequested;

    /// <summary>The document that tells whether the wish was granted before; null without a key.</summary>
    public virtual string? KeyId => null;

    public abstract bool IsSettled { get; }

    /// <summary>Reads what the wish needs, with a draft that is thrown away.</summary>
    public virtual ValueTask PrepareAsync(FilmTicketDraft draft, CancellationToken cancellationToken) =>
        ApplyAsync(draft, cancellationToken);

    /// <summary>Adds the wish to a batch. It may be called for several batches, of which the last is written.</summary>
    public abstract ValueTask ApplyAsync(FilmTicketDraft draft, CancellationToken cancellationToken);

    /// <summary>The batch of the last call has been written.</summary>
    public abstract void Settle();

    /// <summary>The wish had been granted before, or its key was used for another one.</summary>
    public virtual void Settle(StoredIssue before) => throw new InvalidOperationException("The wish has no key.");

    public abstract void Fail(Exception exception);
}
