using Serverless.Domain.Edge;

namespace Serverless.Functions.Tests.Edge;

/// <summary>
/// Ends the process, as it were, at a chosen step of the edge: before the step's effect or after it. From then on
/// nothing of that process happens any more, until <see cref="CloseAsync"/> gives a new one.
/// </summary>
internal sealed class Trapdoor(ITurnstile turnstile, IAnswerLedger ledger) : ITurnstile, IAnswerLedger
{
    private int _stepsLeft = int.MaxValue;
    private bool _afterEffect;
    private Knock? _lastClaim;
    private Func<IAnswerLedger, KeyClaim, Task>? _beforeRecord;

    public bool HasFallen { get; private set; }

    public void Open(int step, bool afterEffect) =>
        (_stepsLeft, _afterEffect, _lastClaim, HasFallen) = (step, afterEffect, null, false);

    /// <summary>What happens, once, before the next answer is recorded.</summary>
    public void BeforeRecord(Func<IAnswerLedger, KeyClaim, Task> happens) => _beforeRecord = happens;

    /// <summary>
    /// What the dead had claimed is free as if its lease had ended, so that nobody has to wait for that.
    /// </summary>
    public async Task CloseAsync()
    {
        if (HasFallen && _lastClaim is { Claim: { } claim } knock)
        {
            await turnstile.ReleaseAsync(knock.Caller, claim, nothingHappened: false, default);
        }

        (_stepsLeft, HasFallen) = (int.MaxValue, false);
    }

    public async ValueTask<Entrance> EnterAsync(Knock knock, CancellationToken cancellationToken)
    {
        _lastClaim = knock.Claim is null ? _lastClaim : knock;

        return await StepAsync(() => turnstile.EnterAsync(knock, cancellationToken).AsTask());
    }

    public Entrance? Recall(Knock knock) => turnstile.Recall(knock);

    public ValueTask<KeptAnswer?> FindAnswerAsync(
        CallerTag caller, KeyClaim claim, CancellationToken cancellationToken) =>
        turnstile.FindAnswerAsync(caller, claim, cancellationToken);

    public async ValueTask KeepAsync(
        CallerTag caller, KeyClaim claim, KeptAnswer answer, CancellationToken cancellationToken) =>
        await StepAsync(() => turnstile.KeepAsync(caller, claim, answer, cancellationToken).AsTask());

    public Task ReleaseAsync(
        CallerTag caller, KeyClaim claim, bool nothingHappened, CancellationToken cancellationToken) =>
        StepAsync(() => turnstile.ReleaseAsync(caller, claim, nothingHappened, cancellationToken));

    public Task<RecordedAnswer?> FindAsync(KeyClaim claim, CancellationToken cancellationToken) =>
        StepAsync(() => ledger.FindAsync(claim, cancellationToken));

    public Task<RecordedAnswer> RecordAsync(
        KeyClaim claim, DateTimeOffset claimedAt, KeptAnswer answer, CancellationToken cancellationToken) =>
        StepAsync(async () =>
        {
            if (Interlocked.Exchange(ref _beforeRecord, null) is { } happens)
            {
                await happens(ledger, claim);
            }

            return await ledger.RecordAsync(claim, claimedAt, answer, cancellationToken);
        });

    public Task<bool> ForgetAsync(CancellationToken cancellationToken) => ledger.ForgetAsync(cancellationToken);

    private Task<bool> StepAsync(Func<Task> effect) => StepAsync(async () =>
    {
        await effect();

        return true;
    });

    private async Task<T> StepAsync<T>(Func<Task<T>> effect)
    {
        var isHere = !HasFallen && --_stepsLeft == 0;

        if (HasFallen || (isHere && !_afterEffect))
        {
            HasFallen = true;

            throw new ProcessEndedException();
        }

        var result = await effect();

        if (isHere)
        {
            HasFallen = true;

            throw new ProcessEndedException();
        }

        return result;
    }
}

internal sealed class ProcessEndedException() : Exception("The process ended here.");
