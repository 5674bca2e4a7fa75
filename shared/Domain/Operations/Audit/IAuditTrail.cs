namespace Serverless.Domain.Operations.Audit;

/// <summary>The stored audit trail: a chain to which entries are appended and in which nothing is changed.</summary>
public interface IAuditTrail
{
    /// <summary>Appends an entry durably and returns it.</summary>
    Task<AuditEntry> AppendAsync(AuditContent content, CancellationToken cancellationToken);

    /// <summary>Entries in their order after the one with this number; zero starts with the first.</summary>
    Task<IReadOnlyList<AuditEntry>> ListAfterAsync(long number, int limit, CancellationToken cancellationToken);

    /// <summary>Entries before the one with this number, newest first; null starts with the newest.</summary>
    Task<IReadOnlyList<AuditEntry>> ListBeforeAsync(long? number, int limit, CancellationToken cancellationToken);

    Task<AuditHead> ReadHeadAsync(CancellationToken cancellationToken);

    /// <summary>The furthest end that this instance has written or read since its start; null for none.</summary>
    AuditHead? LastSeen { get; }
}
