using Serverless.Domain.Platform;

namespace Serverless.Domain.Operations.Audit;

/// <summary>
/// Computes the chain of the audit trail again, a bounded part at a time: each number follows the one before, each
/// entry names the hash before it, and each hash is that of the content. A person who can write to the store can cut
/// off the last entries and store an earlier end, and the rest is a chain too. So the trail must still contain the end
/// that the caller kept, and the furthest end that this instance has seen.
/// </summary>
public sealed class VerifyAuditTrail(IAuditTrail trail)
{
    public const int EntryCountMax = 10_000;

    private const int PageSize = 500;

    /// <param name="after">The last entry that was verified before; zero starts with the first.</param>
    /// <param name="kept">An end of the trail that the caller knows from before; null for none.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public async Task<Result<AuditVerification>> ExecuteAsync(
        long after, AuditHead? kept, CancellationToken cancellationToken)
    {
        if (after < 0)
        {
            return AuditErrors.BadPage(EntryCountMax);
        }

        // Before the end is read, so the stored end is not an older one.
        AuditHead?[] known = [kept, trail.LastSeen];

        // Read before the entries: the chain may grow meanwhile, but it must reach this end.
        var head = await trail.ReadHeadAsync(cancellationToken);

        foreach (var end in known.OfType<AuditHead>())
        {
            if (await FindLossAsync(end, head, cancellationToken) is { } lost)
            {
                return new AuditVerification(0, new AuditHead(after, string.Empty), head, FaultyEntry: lost);
            }
        }

        var last = await StartAsync(after, cancellationToken);
        var count = 0;

        while (last.Number < head.Number && count < EntryCountMax)
        {
            var page = await trail.ListAfterAsync(last.Number, PageSize, cancellationToken);

            if (page.Count == 0)
            {
                return new AuditVerification(count, last, head, FaultyEntry: last.Number + 1);
            }

            foreach (var entry in page)
            {
                if (!Continues(entry, last) || (entry.Number == head.Number && entry.Hash != head.Hash))
                {
                    return new AuditVerification(count, last, head, FaultyEntry: last.Number + 1);
                }

                last = new AuditHead(entry.Number, entry.Hash);
                count++;
            }
        }

        return new AuditVerification(count, last, head, FaultyEntry: null);
    }

    private static bool Continues(AuditEntry entry, AuditHead last) =>
        entry.Number == last.Number + 1
        && entry.Previous == last.Hash
        && entry.Hash == AuditHash.Of(entry.Number, entry.Previous, entry.Content);

    // The number of the first entry that is missing, or that is not the known one; null for none.
    private async Task<long?> FindLossAsync(AuditHead known, AuditHead head, CancellationToken cancellationToken)
    {
        if (known.Number > head.Number)
        {
            return head.Number + 1;
        }

        var found = await trail.ListAfterAsync(known.Number - 1, 1, cancellationToken);

        return found is [var entry] && entry.Number == known.Number && entry.Hash == known.Hash ? null : known.Number;
    }

    private async Task<AuditHead> StartAsync(long after, CancellationToken cancellationToken)
    {
        if (after == 0)
        {
            return AuditHead.Empty;
        }

        var found = await trail.ListAfterAsync(after - 1, 1, cancellationToken);

        return found is [var entry] && entry.Number == after
            ? new AuditHead(entry.Number, entry.Hash)
            : new AuditHead(after, string.Empty);
    }
}

/// <summary>The result of a verification.</summary>
/// <param name="VerifiedCount">The entries that were verified in this call.</param>
/// <param name="Last">The last entry that was verified; the next call continues after it.</param>
/// <param name="Head">The end of the chain when the call began.</param>
/// <param name="FaultyEntry">The number of the first entry that is missing or was changed; null for none.</param>
public sealed record AuditVerification(int VerifiedCount, AuditHead Last, AuditHead Head, long? FaultyEntry)
{
    public bool IsIntact => FaultyEntry is null;

    /// <summary>Whether the chain was verified up to its end.</summary>
    public bool IsComplete => Last.Number >= Head.Number;
}
