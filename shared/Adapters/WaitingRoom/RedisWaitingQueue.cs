using System.Security.Cryptography;
using Serverless.Adapters.Platform.Redis;
using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.WaitingRoom;
using StackExchange.Redis;

namespace Serverless.Adapters.WaitingRoom;

internal sealed class RedisWaitingQueue(RedisConnection redis, WaitingRoomPolicy policy) : IWaitingQueue
{
    private static readonly string[] Step = ["queue.lua", "version.lua", "drain.lua", "step.lua"];

    private static readonly RedisScript Enter = RedisScript.Load([.. Step, "entry.lua", "check-queue.lua"]);
    private static readonly RedisScript Show = RedisScript.Load([.. Step, "entry.lua", "show-queue-status.lua"]);
    private static readonly RedisScript Leave = RedisScript.Load("queue.lua", "leave-queue.lua");
    private static readonly RedisScript Drain = RedisScript.Load([.. Step, "drain-queue.lua"]);
    private static readonly RedisScript Read = RedisScript.Load("queue.lua", "read-queue.lua");
    private static readonly RedisScript Clear = RedisScript.Load("queue.lua", "version.lua", "clear-queue.lua");
    private static readonly RedisScript SetRules = RedisScript.Load("queue.lua", "version.lua", "set-queue-rules.lua");

    // Drawn anew by every process and never told to anybody; Redis keeps the one that comes first to a lobby.
    private readonly RedisValue _seed = RandomNumberGenerator.GetHexString(32, lowercase: true);

    private readonly QueueMeasurements _measurements = new();

    // What a step needs, and how old the last one must be for a question to take one.
    private readonly RedisValue[] _stepWords =
    [
        policy.DrainBatchMax,
        (long)policy.PassLifetime.TotalMilliseconds,
        (long)policy.SilentFor.TotalMilliseconds,
        policy.MeasuredSeconds * 1_000L,
        (long)policy.ForgottenAfter.TotalMilliseconds,
        policy.TickMilliseconds,
    ];

    public async Task<QueueEntryResult> EnterAsync(
        QueueSettings terms, UserId user, CancellationToken cancellationToken)
    {
        var answer = await RunAsync(Enter, terms, [.. _stepWords, user.Value, _seed], cancellationToken);
        var told = RedisQueueReplies.ToEntry(answer, policy);
        _measurements.Entered(terms, user, told, RedisQueueReplies.IsNewEntry(answer));

        return told;
    }

    public async Task<QueueEntryResult> ShowAsync(
        QueueSettings terms, UserId user, CancellationToken cancellationToken)
    {
        var answer = await RunAsync(Show, terms, [.. _stepWords, user.Value], cancellationToken);
        var told = RedisQueueReplies.ToEntry(answer, policy);
        _measurements.Asked(terms, user, told);

        return told;
    }

    public Task LeaveAsync(QueueSettings terms, UserId user, CancellationToken cancellationToken)
    {
        _measurements.Left(terms, user);

        return RunAsync(Leave, terms, [user.Value], cancellationToken);
    }

    public async Task<DrainResult> AdvanceAsync(QueueSettings terms, CancellationToken cancellationToken)
    {
        var step = RedisQueueReplies.ToStep(await RunAsync(Drain, terms, _stepWords, cancellationToken));
        _measurements.Stepped(terms, step);

        return step;
    }

    public async Task<QueueStats> ReadAsync(QueueSettings terms, CancellationToken cancellationToken) =>
        RedisQueueReplies.ToFigures(await RunAsync(Read, terms, [], cancellationToken));

    public async Task<QueueStats> ClearAsync(QueueSettings terms, CancellationToken cancellationToken) =>
        RedisQueueReplies.ToFigures(await RunAsync(Clear, terms, [], cancellationToken));

    public Task SetRulesAsync(QueueSettings terms, QueueRules rules, CancellationToken cancellationToken) =>
        RunAsync(
            SetRules,
            terms,
            [rules.Capacity, rules.AdmissionsPerSecond, policy.LiveRulesSeconds * 1_000L],
            cancellationToken);

    private async Task<RedisResult> RunAsync(
        RedisScript script, QueueSettings terms, RedisValue[] words, CancellationToken cancellationToken)
    {
        var succeeded = false;

        try
        {
            var answer = await script.RunAsync(
                redis,
                RedisQueueKeys.Of(terms.Performance),
                [
                    terms.OpensAt.ToUnixTimeMilliseconds(),
                    terms.Rules.Capacity,
                    terms.Rules.AdmissionsPerSecond,
                    policy.BurstSeconds,
                    .. words,
                ],
                cancellationToken);
            succeeded = true;

            return answer;
        }
        finally
        {
            QueueMetrics.Done(script.Operation, succeeded);
        }
    }
}
