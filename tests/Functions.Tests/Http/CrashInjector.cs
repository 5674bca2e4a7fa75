using Serverless.Domain.Http;

namespace Serverless.Functions.Tests.Http;

/// <summary>
/// Ends the process, as it were, at a chosen step of the edge: before the step's effect or after it. From then on
/// nothing of that process happens any more, until <see cref="CloseAsync"/> gives a new one.
/// </summary>
internal sealed class CrashInjector(IRequestGate requestGate, IResponseStore responseStore) : IRequestGate, IResponseStore
{
    private int _stepsLeft = int.MaxValue;
    private bool _afterEffect;
    private GateRequest? _lastClaim;
    private Func<IResponseStore, KeyClaim, Task>? _beforeRecord;

    public bool HasCrashed { get; private set; }

    public void Open(int step, bool afterEffect) =>
        (_stepsLeft, _afterEffect, _lastClaim, HasCrashed) = (step, afterEffect, null, false);

    /// <summary>What happens, once, before the next answer is recorded.</summary>
    public void BeforeRecord(Func<IResponseStore, KeyClaim, Task> happens) => _beforeRecord = happens;

    /// <summary>
    /// What the dead had claimed is free as if its lease had ended, so that nobody has to wait for that.
    /// </summary>
    public async Task CloseAsync()
    {
        if (HasCrashed && _lastClaim is { Claim: { } claim } gateRequest)
        {
            await requestGate.ReleaseAsync(gateRequest.Caller, claim, nothingHappened: false, default);
        }

        (_stepsLeft, HasCrashed) = (int.MaxValue, false);
    }

    public async ValueTask<GateDecision> EnterAsync(GateRequest gateRequest, CancellationToken cancellationToken)
    {
        _lastClaim = gateRequest.Claim is null ? _lastClaim : gateRequest;

        return await StepAsync(() => requestGate.EnterAsync(gateRequest, cancellationToken).AsTask());
    }

    public GateDecision? FindCachedRejection(GateRequest gateRequest) => requestGate.FindCachedRejection(gateRequest);

    public ValueTask<StoredResponse?> FindResponseAsync(
        CallerTag caller, KeyClaim claim, CancellationToken cancellationToken) =>
        requestGate.FindResponseAsync(caller, claim, cancellationToken);

    public async ValueTask KeepAsync(
        CallerTag caller, KeyClaim claim, StoredResponse answer, CancellationToken cancellationToken) =>
        await StepAsync(() => requestGate.KeepAsync(caller, claim, answer, cancellationToken).AsTask());

    public Task ReleaseAsync(
        CallerTag caller, KeyClaim claim, bool nothingHappened, CancellationToken cancellationToken) =>
        StepAsync(() => requestGate.ReleaseAsync(caller, claim, nothingHappened, cancellationToken));

    public Task<DurableResponse?> FindAsync(KeyClaim claim, CancellationToken cancellationToken) =>
        StepAsync(() => responseStore.FindAsync(claim, cancellationToken));

    public Task<DurableResponse> RecordAsync(
        KeyClaim claim, DateTimeOffset claimedAt, StoredResponse answer, CancellationToken cancellationToken) =>
        StepAsync(async () =>
        {
            if (Interlocked.Exchange(ref _beforeRecord, null) is { } happens)
            {
                await happens(responseStore, claim);
            }

            return await responseStore.RecordAsync(claim, claimedAt, answer, cancellationToken);
        });

    public Task<bool> ForgetAsync(CancellationToken cancellationToken) => responseStore.ForgetAsync(cancellationToken);

    private Task<bool> StepAsync(Func<Task> effect) => StepAsync(async () =>
    {
        await effect();

        return true;
    });

    private async Task<T> StepAsync<T>(Func<Task<T>> effect)
    {
        var isHere = !HasCrashed && --_stepsLeft == 0;

        if (HasCrashed || (isHere && !_afterEffect))
        {
            HasCrashed = true;

            throw new InjectedCrashException();
        }

        var result = await effect();

        if (isHere)
        {
            HasCrashed = true;

            throw new InjectedCrashException();
        }

        return result;
    }
}

internal sealed class InjectedCrashException() : Exception("The process ended here.");
