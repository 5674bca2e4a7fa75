using Serverless.Domain.Http;
using StackExchange.Redis;

namespace Serverless.Adapters.Http;

/// <summary>The keys and arguments with which the request gate calls its scripts.</summary>
internal static class GateCall
{
    public const long MicrosecondsPerHour = 3_600 * MicrosecondsPerSecond;

    /// <summary>The budget of all callers who need no token.</summary>
    public const string SharedBudget = "http:{anonymous}:bytes";

    private const long MicrosecondsPerSecond = 1_000_000;

    public static RedisValue[] ArgumentsOf(GateRequest gateRequest, IdempotencyPolicy policy)
    {
        var (each, most) = (MicrosecondsPerSecond / (double)gateRequest.Rule.PerSecond, gateRequest.Rule.Burst);
        var bytes = gateRequest.Bytes is { } charge ? CostOf(charge.Count, charge.PerHour) : 0;

        return (gateRequest.Claim, gateRequest.Bytes) switch
        {
            (null, null) => [each, most],
            (null, _) => [each, most, bytes, MicrosecondsPerHour],
            ({ } claim, null) =>
                [each, most, claim.Fingerprint, claim.Token, policy.LeaseMilliseconds, policy.KeyMilliseconds],
            ({ } claim, _) =>
            [
                each, most, claim.Fingerprint, claim.Token, policy.LeaseMilliseconds, policy.KeyMilliseconds,
                bytes, MicrosecondsPerHour,
            ],
        };
    }

    public static RedisKey[] KeysOf(GateRequest gateRequest, string bucket) =>
        (gateRequest.Claim, gateRequest.Bytes) switch
        {
            (null, null) => [bucket],
            (null, _) => [bucket, BudgetOf(gateRequest)],
            ({ } claim, null) =>
                [bucket, ClaimOf(gateRequest.Caller, claim), ResponseOf(gateRequest.Caller, claim)],
            ({ } claim, _) =>
            [
                bucket, ClaimOf(gateRequest.Caller, claim), ResponseOf(gateRequest.Caller, claim),
                BudgetOf(gateRequest),
            ],
        };

    /// <summary>The microseconds until a budget has the bytes again.</summary>
    public static double CostOf(long count, long perHour) => count * (MicrosecondsPerHour / (double)perHour);

    public static string BucketOf(GateRequest gateRequest) =>
        $"http:{{{gateRequest.Caller.Value}}}:bucket:{gateRequest.Bucket}";

    public static RedisKey BudgetOf(GateRequest gateRequest) => $"http:{{{gateRequest.Caller.Value}}}:bytes";

    public static RedisKey ClaimOf(CallerTag caller, KeyClaim claim) => $"http:{{{caller.Value}}}:key:{claim.Name}";

    public static RedisKey ResponseOf(CallerTag caller, KeyClaim claim) =>
        $"http:{{{caller.Value}}}:answer:{claim.Name}";
}
