using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Serverless.Domain.Http;
using Serverless.Domain.Platform;

namespace Serverless.Functions.Http.Idempotency;

/// <summary>
/// Stores the response to a claimed key before the client gets it. If that fails, the client still gets the response,
/// because the operation has taken effect; the key is released after the response, and a repetition runs the operation
/// again, which every operation supports.
/// </summary>
internal sealed partial class ResponseRecorder(
    IRequestGate requestGate, IResponseStore responseStore, IdempotentRequest keyedRequest, ILogger logger)
{
    // The host writes the response outside the function's span; storing it still belongs to the span.
    private readonly Activity? _span = Activity.Current;

    private bool _isSettled;

    /// <summary>Whether the function's responses are stored durably.</summary>
    public bool IsDurable { get; init; }

    /// <summary>The seed of the identifiers that the operation makes.</summary>
    public required IdempotencySeed IdempotencySeed { get; init; }

    /// <summary>The response to send: this one, or that of a duplicate which was recorded first.</summary>
    public async Task<StoredResponse> KeepAsync(StoredResponse response)
    {
        var final = response;

        // No cancellation: the client may be gone, and its repetition needs the response.
        await TryAsync(async () =>
        {
            if (IsDurable)
            {
                final = await RecordAsync(response);
            }

            await requestGate.KeepAsync(keyedRequest.Caller, keyedRequest.Claim, final, CancellationToken.None);
        });

        return final;
    }

    /// <summary>Stores a response in Redis that the store has.</summary>
    public Task RememberAsync(StoredResponse response) =>
        TryAsync(() => requestGate
            .KeepAsync(keyedRequest.Caller, keyedRequest.Claim, response, CancellationToken.None)
            .AsTask());

    public Task ReleaseAsync(bool nothingHappened) =>
        TryAsync(() => requestGate.ReleaseAsync(
            keyedRequest.Caller, keyedRequest.Claim, nothingHappened, CancellationToken.None));

    // If Redis was emptied in between, two different requests may have run under one key. The response of the other one
    // stays recorded, but it must not answer this request: it may name another payment.
    private async Task<StoredResponse> RecordAsync(StoredResponse response)
    {
        var first = await responseStore.RecordAsync(
            keyedRequest.Claim, IdempotencySeed.FirstSeenAt, response, CancellationToken.None);

        return first.Fingerprint == keyedRequest.Claim.Fingerprint ? first.Answer : response;
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

    [LoggerMessage(1, LogLevel.Warning, "The outcome of an idempotency key could not be stored: {Cause}")]
    private partial void LogNotKept(string cause);
}
