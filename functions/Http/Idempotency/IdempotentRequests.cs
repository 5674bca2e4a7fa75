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
/// Requests with an <c>Idempotency-Key</c> by the IETF draft: the first one runs the function, a repetition gets the
/// same response, and another request with the same key gets an error.
/// </summary>
internal sealed class IdempotentRequests(
    IRequestGate requestGate,
    IResponseStore responseStore,
    IdSource ids,
    TimeProvider clock,
    ILogger<ResponseRecorder> logger)
{
    // The waits before each look for the response to a concurrent duplicate; 775 ms in all.
    private static readonly TimeSpan[] DuplicatePauses =
        [.. ((int[])[25, 50, 100, 200, 400]).Select(milliseconds => TimeSpan.FromMilliseconds(milliseconds))];

    public static bool NeedsKey(RequestScope scope) =>
        scope.Function.IdempotencyKeyRule == IdempotencyKeyRule.Required && scope.ApiContract == ApiContract.Gateway;

    /// <summary>The request with its key; null when it has no key, or the function ignores keys.</summary>
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

        // Users keep their keys to themselves also where they are counted by their address.
        var owner = scope.User is { } user ? $"u{user.Id.Value}" : caller.Value;
        var digest = RequestDigest.OfKey(owner, function.Name, key);
        var fingerprint = await RequestDigest.OfRequestAsync(request, key, cancellationToken);
        var claim = new KeyClaim(Convert.ToHexStringLower(digest), fingerprint, ids.Next().ToString("N"));

        return new IdempotentRequest(caller, claim, BinaryPrimitives.ReadUInt64BigEndian(digest));
    }

    /// <summary>Runs the function, or returns the stored response.</summary>
    public Task RunAsync(
        IdempotentRequest keyedRequest,
        in GateDecision decision,
        FunctionContext context,
        HttpContext http,
        FunctionExecutionDelegate next)
    {
        var apiContract = RequestScope.Of(http).ApiContract;

        return decision.Key switch
        {
            KeyState.Answered => ReplayAsync(http, decision.Answer!),
            KeyState.InFlight => AwaitDuplicateAsync(keyedRequest, apiContract, http),
            KeyState.OtherRequest => IdempotencyProblems.OtherRequest(apiContract).ExecuteAsync(http),
            _ => RunFirstAsync(keyedRequest, decision.ClaimedAt, context, http, next),
        };
    }

    private async Task RunFirstAsync(
        IdempotentRequest keyedRequest,
        DateTimeOffset claimedAt,
        FunctionContext context,
        HttpContext http,
        FunctionExecutionDelegate next)
    {
        var scope = RequestScope.Of(http);
        var isDurable = scope.Function.IsDurable;
        var recorder = new ResponseRecorder(requestGate, responseStore, keyedRequest, logger)
        {
            IsDurable = isDurable,
            IdempotencySeed = new IdempotencySeed(keyedRequest.Bits, claimedAt),
        };
        scope.Recorder = recorder;

        // There may be no response at all, for example when the client went away. Then the next request runs again.
        http.Response.OnCompleted(() => recorder.ReleaseAsync(nothingHappened: false));

        if (isDurable && await responseStore.FindAsync(keyedRequest.Claim, context.CancellationToken) is { } recorded)
        {
            await ReplayDurableAsync(keyedRequest, recorded, recorder, http, scope);

            return;
        }

        HttpMetrics.FirstAttempt();
        await next(context);
    }

    // Most duplicates arrive shortly after the first request, as a retry; they get its response.
    private async Task AwaitDuplicateAsync(IdempotentRequest keyedRequest, ApiContract apiContract, HttpContext http)
    {
        var cancelled = http.RequestAborted;

        foreach (var pause in DuplicatePauses)
        {
            await Task.Delay(pause, clock, cancelled);

            if (await requestGate.FindResponseAsync(keyedRequest.Caller, keyedRequest.Claim, cancelled) is { } answer)
            {
                await ReplayAsync(http, answer);

                return;
            }
        }

        await IdempotencyProblems.InFlight(apiContract).ExecuteAsync(http);
    }

    /// <summary>Replays a response that the store has and Redis has lost.</summary>
    private static async Task ReplayDurableAsync(
        IdempotentRequest keyedRequest,
        DurableResponse recorded,
        ResponseRecorder recorder,
        HttpContext http,
        RequestScope scope)
    {
        if (recorded.Fingerprint != keyedRequest.Claim.Fingerprint)
        {
            await IdempotencyProblems.OtherRequest(scope.ApiContract).ExecuteAsync(http);

            return;
        }

        await recorder.RememberAsync(recorded.Answer);
        await ReplayAsync(http, recorded.Answer);
    }

    private static Task ReplayAsync(HttpContext http, StoredResponse answer)
    {
        HttpMetrics.ResponseReplayed();

        return new ReplayedResponse(answer).ExecuteAsync(http);
    }
}

/// <summary>A caller's request with an idempotency key, and its claim of the key.</summary>
internal sealed record IdempotentRequest(CallerTag Caller, KeyClaim Claim, ulong Bits);
