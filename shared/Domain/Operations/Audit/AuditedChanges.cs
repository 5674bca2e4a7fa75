namespace Serverless.Domain.Operations.Audit;

/// <summary>
/// Makes changes that are in the audit trail: the trail has the change before it is made, and afterwards how it ended.
/// An entry without an end belongs to a change that is under way, or during which the process died.
/// </summary>
public sealed class AuditedChanges(IAuditTrail trail, TimeProvider clock)
{
    /// <summary>Returns what <paramref name="commit"/> returns: whether the change was made.</summary>
    public async Task<bool> CommitAsync(
        AuditedChange change, Func<CancellationToken, Task<bool>> commit, CancellationToken cancellationToken)
    {
        var begun = await trail.AppendAsync(AuditContent.Begin(clock.GetUtcNow(), change), cancellationToken);
        var result = AuditResult.Unknown;

        try
        {
            result = await commit(cancellationToken) ? AuditResult.Made : AuditResult.NotMade;
        }
        finally
        {
            // The change may be durable, so its end is recorded even if the caller has gone.
            await trail.AppendAsync(
                AuditContent.End(clock.GetUtcNow(), begun.Number, result), CancellationToken.None);
        }

        return result is AuditResult.Made;
    }
}
