using System.Buffers.Binary;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;
using Serverless.Domain.Edge;
using Serverless.Domain.Platform;
using Serverless.Functions.Edge.Metrics;

namespace Serverless.Functions.Edge.Idempotency;

/// <summary>
/// Requests with an <c>Idempotency-Key</c>, as the IETF's draft has them: the first one does the work, whoever repeats
/// it gets the same answer, and another request with the same key is refused.
/// </summary>
internal sealed class KeyedRequests(
    ITurnstile turnstile, IAnswerLedger ledger, IdSource ids, TimeProvider clock, ILogger<AnswerKeeper> logger)
{
    // After which a twin's answer is looked for; 775 ms in all.
    private static readonly TimeSpan[] TwinPauses =
        [.. ((int[])[25, 50, 100, 200, 400]).Select(milliseconds => TimeSpan.FromMilliseconds(milliseconds))];

    public static bool NeedsKey(RequestScope scope) =>
        scope.Function.KeyRule == KeyRule.Required && scope.Dialect == Dialect.Gateway;

    /// <summary>What the request's key stands for; null when it has none, or the function does not look at it.</summary>
    public async ValueTask<Wish?> FindWishAsync(
        HttpRequest request, RequestScope scope, CallerTag caller, CancellationToken cancellationToken)
    {
        var function = scope.Function;

        if (function.KeyRule is KeyRule.Ignored or KeyRule.Own
            || HttpMethods.IsGet(request.Method)
            || HttpMethods.IsHead(request.Method)
            || RequestKey.Find(request, scope.Dialect) is not { } key)
        {
            return null;
        }

        var digest = RequestDigest.OfWish(caller.Value, function.Name, key);
        var fingerprint = await RequestDigest.OfRequestAsync(request, key, cancellationToken);
        var claim = new KeyClaim(Convert.ToHexStringLower(digest), fingerprint, ids.Next().ToString("N"));

        return new Wish(caller, claim, BinaryPrimitives.ReadUInt64BigEndian(digest));
    }

    /// <summary>Does the work, or answers as it was answered before.</summary>
    public Task RunAsync(
        Wish wish, in Entrance entrance, FunctionContext context, HttpContext http, FunctionExecutionDelegate next)
    {
        var dialect = RequestScope.Of(http).Dialect;

        return entrance.Key switch
        {
            KeyState.Answered => RepeatAsync(http, entrance.Answer!),
            KeyState.InFlight => AwaitTwinAsync(wish, dialect, http),
            KeyState.OtherRequest => IdempotencyProblems.OtherRequest(dialect).ExecuteAsync(http),
            _ => WorkAsync(wish, entrance.ClaimedAt, context, http, next),
        };
    }

    private async Task WorkAsync(
        Wish wish, DateTimeOffset claimedAt, FunctionContext context, HttpContext http, FunctionExecutionDelegate next)
    {
        var scope = RequestScope.Of(http);
        var isDurable = scope.Function.IsDurable;
        var keeper = new AnswerKeeper(turnstile, ledger, wish, logger)
        {
            IsDurable = isDurable,
            Repeat = new RepeatKey(wish.Bits, claimedAt),
        };
        scope.Keeper = keeper;

        // Nobody may answer at all: a client that went away, for one. The next request takes the work up.
        http.Response.OnCompleted(() => keeper.ReleaseAsync(nothingHappened: false));

        if (isDurable && await ledger.FindAsync(wish.Claim, context.CancellationToken) is { } recorded)
        {
            await AnswerAsync(wish, recorded, keeper, http, scope);

            return;
        }

        EdgeMetrics.AnsweredFirst();
        await next(context);
    }

    // Most twins are a moment apart, a client's impatience or its second try; they hear the one answer.
    private async Task AwaitTwinAsync(Wish wish, Dialect dialect, HttpContext http)
    {
        var cancelled = http.RequestAborted;

        foreach (var pause in TwinPauses)
        {
            await Task.Delay(pause, clock, cancelled);

            if (await turnstile.FindAnswerAsync(wish.Caller, wish.Claim, cancelled) is { } answer)
            {
                await RepeatAsync(http, answer);

                return;
            }
        }

        await IdempotencyProblems.InFlight(dialect).ExecuteAsync(http);
    }

    /// <summary>Redis has forgotten an answer that the store has.</summary>
    private static async Task AnswerAsync(
        Wish wish, RecordedAnswer recorded, AnswerKeeper keeper, HttpContext http, RequestScope scope)
    {
        if (recorded.Fingerprint != wish.Claim.Fingerprint)
        {
            await IdempotencyProblems.OtherRequest(scope.Dialect).ExecuteAsync(http);

            return;
        }

        await keeper.RememberAsync(recorded.Answer);
        await RepeatAsync(http, recorded.Answer);
    }

    private static Task RepeatAsync(HttpContext http, KeptAnswer answer)
    {
        EdgeMetrics.AnsweredAgain();

        return new ReplayedAnswer(answer).ExecuteAsync(http);
    }
}

/// <summary>One caller's wish, and its request's claim to do it.</summary>
internal sealed record Wish(CallerTag Caller, KeyClaim Claim, ulong Bits);
