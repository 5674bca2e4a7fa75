using Serverless.Adapters.Platform.Redis;
using Serverless.Domain.Edge;
using StackExchange.Redis;

namespace Serverless.Adapters.Edge;

/// <summary>
/// Buckets and keys in Redis, in one round trip. A caller whose bucket was found empty is sent away from memory until the
/// next token can exist, so that whoever floods one instance costs Redis no more than their rate.
/// </summary>
internal sealed class RedisTurnstile(RedisConnection redis, IdempotencyPolicy policy, TimeProvider clock) : ITurnstile
{
    private const long MicrosecondsPerSecond = 1_000_000;
    private const int Limited = -1;
    private const int KeyMember = 2;

    private static readonly RedisScript Enter = RedisScript.Load("enter.lua");
    private static readonly RedisScript Keep = RedisScript.Load("keep-answer.lua");
    private static readonly RedisScript Release = RedisScript.Load("release-key.lua");

    private readonly EmptyBuckets _empty = new(policy.EmptyBucketsMax, clock);

    public async ValueTask<Entrance> EnterAsync(Knock knock, CancellationToken cancellationToken)
    {
        var bucket = $"edge:{{{knock.Caller.Value}}}:bucket:{knock.Bucket}";

        if (_empty.RemainingWait(bucket) is { } known)
        {
            return SendAway(knock.Rule, known);
        }

        var (each, most) = (MicrosecondsPerSecond / (double)knock.Rule.PerSecond, knock.Rule.Burst);
        RedisKey[] keys = knock.Claim is { } claim ? [bucket, KeyOf(knock.Caller, claim)] : [bucket];
        RedisValue[] arguments = knock.Claim is { } wish
            ? [each, most, wish.Fingerprint, wish.Token, policy.LeaseMilliseconds, policy.KeyMilliseconds]
            : [each, most];
        var answer = (RedisResult[])(await Enter.RunAsync(redis, keys, arguments, cancellationToken))!;

        if ((int)answer[0] == Limited)
        {
            var wait = Microseconds(answer[1]);
            _empty.Add(bucket, wait);

            return SendAway(knock.Rule, wait);
        }

        var entrance = new Entrance { Remaining = (int)answer[0], FullAfter = Microseconds(answer[1]) };

        return answer.Length == KeyMember ? entrance : WithKey(entrance, answer);
    }

    public Task KeepAsync(
        CallerTag caller, KeyClaim claim, KeptAnswer answer, CancellationToken cancellationToken) =>
        Keep.RunAsync(
            redis,
            [KeyOf(caller, claim)],
            [
                claim.Token, claim.Fingerprint, answer.Status, answer.ContentType, answer.Body.ToArray(),
                policy.KeyMilliseconds,
            ],
            cancellationToken);

    public Task ReleaseAsync(
        CallerTag caller, KeyClaim claim, bool nothingHappened, CancellationToken cancellationToken) =>
        Release.RunAsync(redis, [KeyOf(caller, claim)], [claim.Token, nothingHappened ? 1 : 0], cancellationToken);

    private static Entrance WithKey(Entrance entrance, RedisResult[] answer) => (int)answer[KeyMember] switch
    {
        0 => entrance with
        {
            Key = KeyState.Claimed,
            ClaimedAt = DateTimeOffset.FromUnixTimeMilliseconds((long)answer[KeyMember + 1]),
        },
        1 => entrance with { Key = KeyState.InFlight },
        2 => entrance with { Key = KeyState.OtherRequest },
        _ => entrance with
        {
            Key = KeyState.Answered,
            Answer = new KeptAnswer(
                (int)answer[KeyMember + 1], (string)answer[KeyMember + 2]!, (byte[])answer[KeyMember + 3]!),
        },
    };

    // An empty bucket is full again once all its tokens have come, the next one included.
    private static Entrance SendAway(RateRule rule, TimeSpan wait) => new()
    {
        IsLimited = true,
        RetryAfter = wait,
        FullAfter = wait + TimeSpan.FromSeconds((rule.Burst - 1) / (double)rule.PerSecond),
    };

    private static TimeSpan Microseconds(RedisResult value) => TimeSpan.FromMicroseconds((long)value);

    private static RedisKey KeyOf(CallerTag caller, KeyClaim claim) => $"edge:{{{caller.Value}}}:key:{claim.Name}";
}
