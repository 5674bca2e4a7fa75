using System.Security.Cryptography;
using Serverless.Adapters.Platform.Redis;
using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.WaitingRoom;
using StackExchange.Redis;

namespace Serverless.Adapters.WaitingRoom;

internal sealed class RedisWaitingQueue(RedisConnection redis, WaitingRoomPolicy policy) : IWaitingQueue
{
    private static readonly string[] Queue = ["time.lua", "queue.lua"];
    private static readonly string[] Step = [.. Queue, "version.lua", "step-parts.lua", "step.lua"];

    private static readonly RedisScript Enter = RedisScript.Load([.. Step, "entry.lua", "check-queue.lua"]);
    private static readonly RedisScript Show = RedisScript.Load([.. Step, "entry.lua", "show-queue-status.lua"]);
    private static readonly RedisScript Leave = RedisScript.Load([.. Queue, "leave-queue.lua"]);
    private static readonly RedisScript Drain = RedisScript.Load([.. Step, "drain-queue.lua"]);
    private static readonly RedisScript Read = RedisScript.Load([.. Queue, "read-queue.lua"]);
    private static readonly RedisScript Clear = RedisScript.Load([.. Queue, "version.lua", "clear-queue.lua"]);
    private static readonly RedisScript SetRules = RedisScript.Load([.. Queue, "version.lua", "set-queue-rules.lua"]);

    // Every process draws a secret seed; Redis keeps the first one that reaches a pre-sale draw.
    private readonly RedisValue _seed = RandomNumberGenerator.GetHexString(32, lowercase: true);

    private readonly QueueMeasurements _measurements = new();

    // The arguments of a step, and the age of the last step that makes the next one due.
    private readonly RedisValue[] _stepArguments =
    [
        policy.DrainBatchMax,
        (long)policy.PassLifetime.TotalMilliseconds,
        (long)policy.SilentFor.TotalMilliseconds,
        policy.MeasuredSeconds * 1_000L,
        (long)policy.ForgottenAfter.TotalMilliseconds,
        policy.TickMilliseconds,
    ];

    private long ForgottenMilliseconds => (long)policy.ForgottenAfter.TotalMilliseconds;

    public async Task<QueueEntryResult> EnterAsync(
        QueueSettings settings, UserId user, CancellationToken cancellationToken)
    {
        var reply = await RunAsync(Enter, settings, [.. _stepArguments, user.Value, _seed], cancellationToken);
        var result = RedisQueueReplies.ToEntry(reply, policy);
        _measurements.Entered(settings, user, result, RedisQueueReplies.IsNewEntry(reply));

        return result;
    }

    public async Task<QueueEntryResult> ShowAsync(
        QueueSettings settings, UserId user, CancellationToken cancellationToken)
    {
        var reply = await RunAsync(Show, settings, [.. _stepArguments, user.Value], cancellationToken);
        var result = RedisQueueReplies.ToEntry(reply, policy);
        _measurements.Shown(settings, user, result);

        return result;
    }

    public Task LeaveAsync(QueueSettings settings, UserId user, CancellationToken cancellationToken)
    {
        _measurements.Left(settings, user);

        return RunAsync(Leave, settings, [user.Value], cancellationToken);
    }

    public async Task<DrainResult> AdvanceAsync(QueueSettings settings, CancellationToken cancellationToken)
    {
        var step = RedisQueueReplies.ToStep(await RunAsync(Drain, settings, _stepArguments, cancellationToken));
        _measurements.Stepped(settings, step);

        return step;
    }

    public async Task<QueueStats> ReadAsync(QueueSettings settings, CancellationToken cancellationToken) =>
        RedisQueueReplies.ToFigures(await RunAsync(Read, settings, [], cancellationToken));

    public async Task<QueueStats> ClearAsync(QueueSettings settings, CancellationToken cancellationToken) =>
        RedisQueueReplies.ToFigures(await RunAsync(Clear, settings, [ForgottenMilliseconds], cancellationToken));

    public Task SetRulesAsync(QueueSettings settings, QueueRules rules, CancellationToken cancellationToken) =>
        RunAsync(
            SetRules,
            settings,
            [rules.Capacity, rules.AdmissionsPerSecond, policy.LiveRulesSeconds * 1_000L, ForgottenMilliseconds],
            cancellationToken);

    private async Task<RedisResult> RunAsync(
        RedisScript script, QueueSettings settings, RedisValue[] arguments, CancellationToken cancellationToken)
    {
        var succeeded = false;

        try
        {
            var reply = await script.RunAsync(
                redis,
                RedisQueueKeys.Of(settings.Performance),
                [
                    settings.OpensAt.ToUnixTimeMilliseconds(),
                    settings.Rules.Capacity,
                    settings.Rules.AdmissionsPerSecond,
                    policy.BurstSeconds,
                    .. arguments,
                ],
                cancellationToken);
            succeeded = true;

            return reply;
        }
        finally
        {
            QueueMetrics.Done(script.Operation, succeeded);
        }
    }
}
