using Serverless.Domain.Http;

namespace Serverless.Functions.Tests.Http;

/// <summary>
/// Simulates a process crash at a chosen step of the HTTP layer: before the step's effect or after it. All later steps
/// fail until <see cref="RecoverAsync"/> simulates a new process.
/// </summary>
internal sealed class CrashInjector(IRequestGate requestGate, IResponseStore responseStore)
    : IRequestGate, IResponseStore
{
    private int _stepsLeft = int.MaxValue;
    private bool _afterEffect;
    private GateRequest? _lastClaim;
    private Func<IResponseStore, KeyClaim, Task>? _beforeRecord;

    public bool HasCrashed { get; private set; }

    public void CrashAt(int step, bool afterEffect) =>
        (_stepsLeft, _afterEffect, _lastClaim, HasCrashed) = (step, afterEffect, null, false);

    /// <summary>Sets an action that runs once, before the next response is stored.</summary>
    public void BeforeRecord(Func<IResponseStore, KeyClaim, Task> action) => _beforeRecord = action;

    /// <summary>
    /// Releases the key of the crashed request as if its lease had ended, so that the test does not wait for that.
    /// </summary>
    public async Task RecoverAsync()
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

    public ValueTask ReturnBytesAsync(GateRequest gateRequest, CancellationToken cancellationToken) =>
        requestGate.ReturnBytesAsync(gateRequest, cancellationToken);

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
            if (Interlocked.Exchange(ref _beforeRecord, null) is { } action)
            {
                await action(responseStore, claim);
            }

            return await responseStore.RecordAsync(claim, claimedAt, answer, cancellationToken);
        });

    public IReadOnlyList<string> ListExpired(string? purgedBefore) => responseStore.ListExpired(purgedBefore);

    public Task<bool> PurgeAsync(string expired, CancellationToken cancellationToken) =>
        responseStore.PurgeAsync(expired, cancellationToken);

    private Task<bool> StepAsync(Func<Task> effect) => StepAsync(async () =>
    {
        await effect();

        return true;
    });

    private async Task<T> StepAsync<T>(Func<Task<T>> effect)
    {
        var crashesHere = !HasCrashed && --_stepsLeft == 0;

        if (HasCrashed || (crashesHere && !_afterEffect))
        {
            HasCrashed = true;

            throw new InjectedCrashException();
        }

        var result = await effect();

        if (crashesHere)
        {
            HasCrashed = true;

            throw new InjectedCrashException();
        }

        return result;
    }
}

internal sealed class InjectedCrashException() : Exception("The process ended here.");
