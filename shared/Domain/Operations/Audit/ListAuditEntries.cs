using Serverless.Domain.Platform;

namespace Serverless.Domain.Operations.Audit;

/// <summary>Lists the audit trail, newest first, a page at a time.</summary>
public sealed class ListAuditEntries(IAuditTrail trail)
{
    public const int LimitMax = 200;
    public const int LimitDefault = 50;

    /// <param name="before">Continues before the entry with this number; null starts with the newest.</param>
    /// <param name="limit">From 1 to <see cref="LimitMax"/>; null for the default.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public async Task<Result<AuditPage>> ExecuteAsync(
        long? before, int? limit, CancellationToken cancellationToken) =>
        before < 1 || limit is < 1 or > LimitMax
            ? AuditErrors.BadPage(LimitMax)
            : new AuditPage(await trail.ListBeforeAsync(before, limit ?? LimitDefault, cancellationToken));
}

/// <summary>Entries of the audit trail, newest first.</summary>
public sealed record AuditPage(IReadOnlyList<AuditEntry> Entries);
