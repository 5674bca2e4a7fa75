using System.Runtime.InteropServices;
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

    // One text: whoever was let in by a server can be sure that it knows the rest.
    private static readonly RedisScript Enter = RedisScript.Load("turnstile.lua").As("enter");
    private static readonly RedisScript Keep = Enter.As("keep-answer");
    private static readonly RedisScript Release = Enter.As("release-key");

    private static readonly RedisCommand Find = new("GET", "kept-answer");

    // Encoded once; every request says one of them.
    private static readonly RedisValue EnterVerb = "enter"u8.ToArray();
    private static readonly RedisValue KeepVerb = "keep"u8.ToArray();
    private static readonly RedisValue ReleaseVerb = "release"u8.ToArray();

    private readonly EmptyBuckets _empty = new(policy.EmptyBucketsMax, clock);

    public Entrance? Recall(Knock knock) =>
        _empty.RemainingWait(BucketOf(knock)) is { } known ? SendAway(knock.Rule, known) : null;

    public async ValueTask<Entrance> EnterAsync(Knock knock, CancellationToken cancellationToken)
    {
        var bucket = BucketOf(knock);

        if (_empty.RemainingWait(bucket) is { } known)
        {
            return SendAway(knock.Rule, known);
        }

        var (each, most) = (MicrosecondsPerSecond / (double)knock.Rule.PerSecond, knock.Rule.Burst);
        RedisKey[] keys = knock.Claim is { } claim ? [bucket, KeyOf(knock.Caller, claim)] : [bucket];
        RedisValue[] arguments = knock.Claim is { } wish
            ? [EnterVerb, each, most, wish.Fingerprint, wish.Token, policy.LeaseMilliseconds, policy.KeyMilliseconds]
            : [EnterVerb, each, most];
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

    public async ValueTask<KeptAnswer?> FindAnswerAsync(
        CallerTag caller, KeyClaim claim, CancellationToken cancellationToken)
    {
        var key = KeyOf(caller, claim);
        byte[]? record = await Find.RunAsync(redis, database => database.StringGetAsync(key), cancellationToken);

        return record is null ? null : KeyRecord.ReadAnswer(record, claim.Fingerprint);
    }

    public ValueTask KeepAsync(
        CallerTag caller, KeyClaim claim, KeptAnswer answer, CancellationToken cancellationToken) =>
        Keep.SendAsync(
            redis,
            [KeyOf(caller, claim)],
            [
                KeepVerb, claim.Token, claim.Fingerprint, answer.Status, answer.ContentType, BytesOf(answer.Body),
                policy.KeyMilliseconds,
            ],
            cancellationToken);

    public Task ReleaseAsync(
        CallerTag caller, KeyClaim claim, bool nothingHappened, CancellationToken cancellationToken) =>
        Release.RunAsync(
            redis,
            [KeyOf(caller, claim)],
            [ReleaseVerb, claim.Token, nothingHappened ? 1 : 0],
            cancellationToken);

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

    // The client takes arrays, and an answer mostly is one.
    private static byte[] BytesOf(ReadOnlyMemory<byte> body) =>
        MemoryMarshal.TryGetArray(body, out var part) && part.Array is { } all && all.Length == body.Length
            ? all
            : body.ToArray();

    private static string BucketOf(Knock knock) => $"edge:{{{knock.Caller.Value}}}:bucket:{knock.Bucket}";

    private static RedisKey KeyOf(CallerTag caller, KeyClaim claim) => $"edge:{{{caller.Value}}}:key:{claim.Name}";
}
