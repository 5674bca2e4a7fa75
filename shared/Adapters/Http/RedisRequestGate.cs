using Serverless.Adapters.Platform.Redis;
using Serverless.Domain.Http;
using Serverless.Domain.Platform;
using StackExchange.Redis;

namespace Serverless.Adapters.Http;

/// <summary>
/// Buckets and idempotency keys in Redis, in one round trip. A caller whose bucket was empty is rejected from memory
/// until the next token can exist, so that a flood to one instance costs Redis no more than the caller's rate.
/// </summary>
internal sealed class RedisRequestGate(RedisConnection redis, IdempotencyPolicy policy, TimeProvider clock)
    : IRequestGate
{
    private const int Limited = -1;
    private const int OverBudget = -2;
    private const int KeyMember = 2;

    private static readonly RedisScript Enter = RedisScript.Load("time.lua", "enter.lua");
    private static readonly RedisScript ChargeBytes = RedisScript.Load("time.lua", "charge-bytes.lua");
    private static readonly RedisScript Release = RedisScript.Load("release-key.lua");

    private static readonly RedisCommand Find = new("GET", "kept-answer");
    private static readonly RedisCommand Keep = new("SET", "kept-answer");

    private readonly EmptyBuckets _empty = new(policy.EmptyBucketsMax, clock);
    private readonly TimeSpan _keyTime = TimeSpan.FromMilliseconds(policy.KeyMilliseconds);

    public GateDecision? FindCachedRejection(GateRequest gateRequest) =>
        _empty.RemainingWait(GateCall.BucketOf(gateRequest)) is { } known ? Reject(gateRequest.Rule, known) : null;

    public async ValueTask<GateDecision> EnterAsync(GateRequest gateRequest, CancellationToken cancellationToken)
    {
        var bucket = GateCall.BucketOf(gateRequest);

        if (_empty.RemainingWait(bucket) is { } known)
        {
            return Reject(gateRequest.Rule, known);
        }

        // The budget that callers share is counted afterwards, so a request may find out that it is used up.
        if (gateRequest.Bytes is { SharedPerHour: not null } && _empty.RemainingWait(GateCall.SharedBudget) is { } used)
        {
            return new GateDecision { IsLimited = true, IsOverBudget = true, RetryAfter = used };
        }

        var (keys, arguments) = (GateCall.KeysOf(gateRequest, bucket), GateCall.ArgumentsOf(gateRequest, policy));
        var answer = (RedisResult[])(await Enter.RunAsync(redis, keys, arguments, cancellationToken))!;

        switch ((int)answer[0])
        {
            case Limited:
                var wait = Microseconds(answer[1]);
                _empty.Add(bucket, wait);

                return Reject(gateRequest.Rule, wait);

            case OverBudget:
                return new GateDecision
                {
                    IsLimited = true,
                    IsOverBudget = true,
                    RetryAfter = Microseconds(answer[1]),
                    Remaining = (int)answer[2],
                    FullAfter = Microseconds(answer[3]),
                };
        }

        if (gateRequest.Bytes is { SharedPerHour: { } shared } bytes)
        {
            _ = ChargeSharedAsync(bytes.Count, shared);
        }

        var decision = new GateDecision { Remaining = (int)answer[0], FullAfter = Microseconds(answer[1]) };

        return answer.Length == KeyMember ? decision : WithKey(decision, answer);
    }

    public async ValueTask ReturnBytesAsync(GateRequest gateRequest, CancellationToken cancellationToken)
    {
        if (gateRequest.Bytes is not { } bytes)
        {
            return;
        }

        if (bytes.SharedPerHour is { } shared)
        {
            _ = ChargeSharedAsync(-bytes.Count, shared);
        }

        await ChargeBytes.RunAsync(
            redis,
            [GateCall.BudgetOf(gateRequest)],
            [-GateCall.CostOf(bytes.Count, bytes.PerHour), GateCall.MicrosecondsPerHour],
            cancellationToken);
    }

    // All instances share the budget, but no request waits for it. What is in flight when it is used up overdraws it.
    private async Task ChargeSharedAsync(long count, long perHour)
    {
        try
        {
            var wait = (long)await ChargeBytes.RunAsync(
                redis,
                [GateCall.SharedBudget],
                [GateCall.CostOf(count, perHour), GateCall.MicrosecondsPerHour],
                CancellationToken.None);

            if (wait > 0)
            {
                _empty.Add(GateCall.SharedBudget, TimeSpan.FromMicroseconds(wait));
            }
        }
        catch (DependencyUnavailableException)
        {
            // Only the count is lost.
        }
    }

    public async ValueTask<StoredResponse?> FindResponseAsync(
        CallerTag caller, KeyClaim claim, CancellationToken cancellationToken)
    {
        var key = GateCall.ResponseOf(caller, claim);
        byte[]? record = await Find.RunAsync(redis, database => database.StringGetAsync(key), cancellationToken);

        return record is null ? null : ResponseRecord.Read(record, claim.Fingerprint);
    }

    // The record has its writer's token, so a late one cannot pass for the response of the current claim's holder.
    public ValueTask KeepAsync(
        CallerTag caller, KeyClaim claim, StoredResponse response, CancellationToken cancellationToken)
    {
        var (key, record) = (GateCall.ResponseOf(caller, claim), ResponseRecord.Write(claim, response));

        return Keep.SendAsync(
            redis,
            database => database.StringSetAsync(key, record, _keyTime, When.Always, CommandFlags.FireAndForget),
            cancellationToken);
    }

    public Task ReleaseAsync(
        CallerTag caller, KeyClaim claim, bool nothingHappened, CancellationToken cancellationToken) =>
        Release.RunAsync(
            redis, [GateCall.ClaimOf(caller, claim)], [claim.Token, nothingHappened ? 1 : 0], cancellationToken);

    private static GateDecision WithKey(GateDecision decision, RedisResult[] answer) => (int)answer[KeyMember] switch
    {
        0 => decision with
        {
            Key = KeyState.Claimed,
            ClaimedAt = DateTimeOffset.FromUnixTimeMilliseconds((long)answer[KeyMember + 1]),
        },
        1 => decision with { Key = KeyState.InFlight },
        2 => decision with { Key = KeyState.OtherRequest },
        _ => decision with
        {
            Key = KeyState.Answered,
            Answer = new StoredResponse(
                (int)answer[KeyMember + 1], (string)answer[KeyMember + 2]!, (byte[])answer[KeyMember + 3]!),
        },
    };

    // An empty bucket is full again after all its tokens, the next one included.
    private static GateDecision Reject(RateRule rule, TimeSpan wait) => new()
    {
        IsLimited = true,
        RetryAfter = wait,
        FullAfter = wait + TimeSpan.FromSeconds((rule.Burst - 1) / (double)rule.PerSecond),
    };

    private static TimeSpan Microseconds(RedisResult value) => TimeSpan.FromMicroseconds((long)value);
}
