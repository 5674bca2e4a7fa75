using Microsoft.Extensions.Logging;
using Serverless.Adapters.Platform;
using Serverless.Adapters.Platform.Documents;
using Serverless.Domain.Platform;

namespace Serverless.Adapters.Accounts.Sessions;

/// <summary>
/// Reads into memory what the store knows of revocations: everything at first, and then what was added since. A short
/// time after the last read, requests go on with what is known while one read is under way. Later they wait for it, so
/// that an instance that was idle lets no ended session in.
/// </summary>
/// <remarks>
/// While the store is down the known revocations count: nothing can be revoked then, and a sale that needs Redis only
/// must go on. An instance that never read them lets no session in.
/// </remarks>
internal sealed partial class RevocationReader(
    IDocuments documents,
    SessionPolicy policy,
    TokenPolicy tokenPolicy,
    IItemFaults faults,
    TimeProvider clock,
    ILogger<RevocationReader> logger)
{
    private const string ListName = "revoked-sessions";

    private readonly SingleFlight<int> _reads = new();
    private LastRead? _last;
    private long _startedAt;

    public RevocationSnapshot Known { get; } = new();

    /// <summary>The first day whose tokens may still be valid.</summary>
    public DateOnly FirstDay() => RevocationKeys.DayOf(clock.GetUtcNow() - tokenPolicy.TokenLifetime - policy.Overlap);

    /// <summary>Completes at once as long as what is known is new enough.</summary>
    public ValueTask RefreshAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _last) is not { } last)
        {
            return new ValueTask(_reads.RunAsync(0, () => ReadAsync(last: null), cancellationToken));
        }

        var age = clock.GetElapsedTime(last.StartedAt);

        if (age < policy.Fresh || (last.FailedAt is { } failed && clock.GetElapsedTime(failed) < policy.Fresh))
        {
            return default;
        }

        var read = _reads.RunAsync(0, () => ReadAsync(last), CancellationToken.None);

        return age < 2 * policy.Fresh || read.IsCompletedSuccessfully
            ? default
            : new ValueTask(WaitAsync(read, cancellationToken));
    }

    // The wait counts from the start of the read: behind a store that hangs, only the first requests wait.
    private async Task WaitAsync(Task read, CancellationToken cancellationToken)
    {
        var left = policy.WaitMax - clock.GetElapsedTime(Volatile.Read(ref _startedAt));

        try
        {
            await read.WaitAsync(left > TimeSpan.Zero ? left : TimeSpan.Zero, clock, cancellationToken);
        }
        catch (TimeoutException)
        {
            LogNotRead("the store does not answer in time");
        }
    }

    private async Task ReadAsync(LastRead? last)
    {
        var (startedAt, now) = (clock.GetTimestamp(), clock.GetUtcNow());
        Volatile.Write(ref _startedAt, startedAt);

        try
        {
            await ReadSinceAsync(last?.Until - policy.Overlap, now);
            Known.RemoveBefore(FirstDay());
            Volatile.Write(ref _last, new LastRead(startedAt, now, FailedAt: null));
        }
        catch (DependencyUnavailableException fault) when (last is not null)
        {
            LogNotRead(fault.Message);
            Volatile.Write(ref _last, last with { FailedAt = clock.GetTimestamp() });
        }
    }

    private async Task ReadSinceAsync(DateTimeOffset? since, DateTimeOffset now)
    {
        var last = RevocationKeys.DayOf(now + policy.Overlap);

        for (var day = since is { } known ? RevocationKeys.DayOf(known) : FirstDay(); day <= last; day = day.AddDays(1))
        {
            var range = since is { } start && RevocationKeys.DayOf(start) == day
                ? RevocationKeys.Since(start)
                : RevocationKeys.All;
            DocumentPage page;

            do
            {
                page = await documents.ListAsync(
                    RevocationKeys.Of(day), range, DocumentLimits.PageMax, CancellationToken.None);
                Add(day, page);
                range = range with { After = page.Next };
            }
            while (page.Next is not null);
        }
    }

    private void Add(DateOnly day, DocumentPage page)
    {
        foreach (var revocation in DocumentJson.ReadEach(
            page.Documents,
            ListName,
            document => DocumentJson.Read(document, AccountsJson.Default.StoredRevocation),
            faults))
        {
            Known.Add(day, revocation);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The revoked sessions could not be read, so the known ones count: {Reason}")]
    private partial void LogNotRead(string reason);

    /// <summary>The last read that succeeded, and the failure after it.</summary>
    /// <param name="StartedAt">By the clock that measures time.</param>
    /// <param name="Until">By the clock that dates documents: everything stored before is known.</param>
    /// <param name="FailedAt">When a later read failed; null when none did.</param>
    private sealed record LastRead(long StartedAt, DateTimeOffset Until, long? FailedAt);
}
