using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Serverless.Domain.Http;
using Serverless.Domain.Platform;

namespace Serverless.Functions.Http.Idempotency;

/// <summary>
/// Sees the answer to a claimed key before the client does, and keeps it. What was done is done: when an answer cannot
/// be kept, the client gets it all the same; the key is let go of when the answer has gone out, and a repetition does
/// the same work over, which every operation bears.
/// </summary>
internal sealed partial class ResponseRecorder(IRequestGate requestGate, IResponseStore responseStore, IdempotentRequest keyedRequest, ILogger logger)
{
    // The host lets the answer be written outside the function's own span; what is done for it still belongs there.
    private readonly Activity? _span = Activity.Current;

    private bool _isSettled;

    /// <summary>The function's answers outlive Redis.</summary>
    public bool IsDurable { get; init; }

    /// <summary>From which the operation draws the identifiers of what it makes.</summary>
    public required IdempotencySeed IdempotencySeed { get; init; }

    /// <summary>The answer to send: this one, or the one that a twin got recorded first.</summary>
    public async Task<StoredResponse> KeepAsync(StoredResponse answer)
    {
        var final = answer;

        // The client may be gone; what it will ask for again has to be there all the same.
        await TryAsync(async () =>
        {
            if (IsDurable)
            {
                final = await RecordAsync(answer);
            }

            await requestGate.KeepAsync(keyedRequest.Caller, keyedRequest.Claim, final, CancellationToken.None);
        });

        return final;
    }

    /// <summary>Tells Redis of an answer that the store has.</summary>
    public Task RememberAsync(StoredResponse answer) =>
        TryAsync(() => requestGate.KeepAsync(keyedRequest.Caller, keyedRequest.Claim, answer, CancellationToken.None).AsTask());

    public Task ReleaseAsync(bool nothingHappened) =>
        TryAsync(() => requestGate.ReleaseAsync(keyedRequest.Caller, keyedRequest.Claim, nothingHappened, CancellationToken.None));

    // Where Redis was emptied in between, two requests may have worked under one key. The other one's answer stays the
    // recorded one, but it is no answer to this request: it may name somebody else's payment.
    private async Task<StoredResponse> RecordAsync(StoredResponse answer)
    {
        var first = await responseStore.RecordAsync(
            keyedRequest.Claim, IdempotencySeed.FirstSeenAt, answer, CancellationToken.None);

        return first.Fingerprint == keyedRequest.Claim.Fingerprint ? first.Answer : answer;
    }

    private async Task TryAsync(Func<Task> settle)
    {
        if (_isSettled)
        {
            return;
        }

        Activity.Current = _span;

        try
        {
            await settle();
            _isSettled = true;
        }
        catch (DependencyUnavailableException exception)
        {
            LogNotKept(exception.Message);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The outcome of an idempotency key could not be kept: {Cause}")]
    private partial void LogNotKept(string cause);
}
