using System.Buffers.Binary;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;
using Serverless.Domain.Http;
using Serverless.Domain.Platform;
using Serverless.Functions.Http.Metrics;

namespace Serverless.Functions.Http.Idempotency;

/// <summary>
/// Requests with an <c>Idempotency-Key</c>, as the IETF's draft has them: the first one does the work, whoever repeats
/// it gets the same answer, and another request with the same key is refused.
/// </summary>
internal sealed class IdempotentRequests(
    IRequestGate requestGate, IResponseStore responseStore, IdSource ids, TimeProvider clock, ILogger<ResponseRecorder> logger)
{
    // After which a twin's answer is looked for; 775 ms in all.
    private static readonly TimeSpan[] DuplicatePauses =
        [.. ((int[])[25, 50, 100, 200, 400]).Select(milliseconds => TimeSpan.FromMilliseconds(milliseconds))];

    public static bool NeedsKey(RequestScope scope) =>
        scope.Function.IdempotencyKeyRule == IdempotencyKeyRule.Required && scope.ApiContract == ApiContract.Gateway;

    /// <summary>What the request's key stands for; null when it has none, or the function does not look at it.</summary>
    public async ValueTask<IdempotentRequest?> FindIdempotentRequestAsync(
        HttpRequest request, RequestScope scope, CallerTag caller, CancellationToken cancellationToken)
    {
        var function = scope.Function;

        if (function.IdempotencyKeyRule is IdempotencyKeyRule.Ignored or IdempotencyKeyRule.Own
            || HttpMethods.IsGet(request.Method)
            || HttpMethods.IsHead(request.Method)
            || IdempotencyKey.Find(request, scope.ApiContract) is not { } key)
        {
            return null;
        }

        var digest = RequestDigest.OfKey(caller.Value, function.Name, key);
        var fingerprint = await RequestDigest.OfRequestAsync(request, key, cancellationToken);
        var claim = new KeyClaim(Convert.ToHexStringLower(digest), fingerprint, ids.Next().ToString("N"));

        return new IdempotentRequest(caller, claim, BinaryPrimitives.ReadUInt64BigEndian(digest));
    }

    /// <summary>Does the work, or answers as it was answered before.</summary>
    public Task RunAsync(
        IdempotentRequest keyedRequest, in GateDecision decision, FunctionContext context, HttpContext http, FunctionExecutionDelegate next)
    {
        var apiContract = RequestScope.Of(http).ApiContract;

        return decision.Key switch
        {
            KeyState.Answered => RepeatAsync(http, decision.Answer!),
            KeyState.InFlight => AwaitDuplicateAsync(keyedRequest, apiContract, http),
            KeyState.OtherRequest => IdempotencyProblems.OtherRequest(apiContract).ExecuteAsync(http),
            _ => WorkAsync(keyedRequest, decision.ClaimedAt, context, http, next),
        };
    }

    private async Task WorkAsync(
        IdempotentRequest keyedRequest, DateTimeOffset claimedAt, FunctionContext context, HttpContext http, FunctionExecutionDelegate next)
    {
        var scope = RequestScope.Of(http);
        var isDurable = scope.Function.IsDurable;
        var recorder = new ResponseRecorder(requestGate, responseStore, keyedRequest, logger)
        {
            IsDurable = isDurable,
            IdempotencySeed = new IdempotencySeed(keyedRequest.Bits, claimedAt),
        };
        scope.Recorder = recorder;

        // Nobody may answer at all: a client that went away, for one. The next request takes the work up.
        http.Response.OnCompleted(() => recorder.ReleaseAsync(nothingHappened: false));

        if (isDurable && await responseStore.FindAsync(keyedRequest.Claim, context.CancellationToken) is { } recorded)
        {
            await AnswerAsync(keyedRequest, recorded, recorder, http, scope);

            return;
        }

        HttpMetrics.AnsweredFirst();
        await next(context);
    }

    // Most twins are a moment apart, a client's impatience or its second try; they hear the one answer.
    private async Task AwaitDuplicateAsync(IdempotentRequest keyedRequest, ApiContract apiContract, HttpContext http)
    {
        var cancelled = http.RequestAborted;

        foreach (var pause in DuplicatePauses)
        {
            await Task.Delay(pause, clock, cancelled);

            if (await requestGate.FindResponseAsync(keyedRequest.Caller, keyedRequest.Claim, cancelled) is { } answer)
            {
                await RepeatAsync(http, answer);

                return;
            }
        }

        await IdempotencyProblems.InFlight(apiContract).ExecuteAsync(http);
    }

    /// <summary>Redis has forgotten an answer that the store has.</summary>
    private static async Task AnswerAsync(
        IdempotentRequest keyedRequest, DurableResponse recorded, ResponseRecorder recorder, HttpContext http, RequestScope scope)
    {
        if (recorded.Fingerprint != keyedRequest.Claim.Fingerprint)
        {
            await IdempotencyProblems.OtherRequest(scope.ApiContract).ExecuteAsync(http);

            return;
        }

        await recorder.RememberAsync(recorded.Answer);
        await RepeatAsync(http, recorded.Answer);
    }

    private static Task RepeatAsync(HttpContext http, StoredResponse answer)
    {
        HttpMetrics.AnsweredAgain();

        return new ReplayedResponse(answer).ExecuteAsync(http);
    }
}

/// <summary>One caller's wish, and its request's claim to do it.</summary>
internal sealed record IdempotentRequest(CallerTag Caller, KeyClaim Claim, ulong Bits);
