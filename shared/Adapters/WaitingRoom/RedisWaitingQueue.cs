using Serverless.Adapters.Platform.Redis;
using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.WaitingRoom;
using StackExchange.Redis;

namespace Serverless.Adapters.WaitingRoom;

internal sealed class RedisWaitingQueue(RedisConnection redis, WaitingRoomPolicy policy, DrawSeed seed) : IWaitingQueue
{
    private static readonly string[] Queue = ["time.lua", "queue.lua"];
    private static readonly string[] Changes = [.. Queue, "lifetime.lua", "version.lua"];
    private static readonly string[] Step = [.. Changes, "epoch.lua", "step-parts.lua", "step.lua"];
    private static readonly string[] Entry = [.. Step, "place.lua", "entry.lua"];

    private static readonly RedisScript Enter = RedisScript.Load([.. Entry, "check-queue.lua"]);
    private static readonly RedisScript Show = RedisScript.Load([.. Entry, "show-queue-status.lua"]);
    private static readonly RedisScript Leave = RedisScript.Load([.. Queue, "leave-queue.lua"]);
    private static readonly RedisScript Drain = RedisScript.Load([.. Step, "drain-queue.lua"]);
    private static readonly RedisScript Read = RedisScript.Load([.. Queue, "read-queue.lua"]);
    private static readonly RedisScript Clear = RedisScript.Load([.. Changes, "clear-queue.lua"]);
    private static readonly RedisScript SetRules = RedisScript.Load([.. Changes, "set-queue-rules.lua"]);

    private readonly QueueMeasurements _measurements = new();
    private readonly KnownEpochs _epochs = new(policy.ForgottenAfter);

    // The arguments of a step, the age of the last step that makes the next one due, and the terms of passes and
    // places.
    private readonly RedisValue[] _stepArguments =
    [
        policy.DrainBatchMax,
        (long)policy.PassLifetime.TotalMilliseconds,
        (long)policy.SilentFor.TotalMilliseconds,
        policy.MeasuredSeconds * 1_000L,
        (long)policy.ForgottenAfter.TotalMilliseconds,
        policy.TickMilliseconds,
        policy.UnusedPassSeconds * 1_000L,
        policy.PassSecondsMax * 1_000L,
        policy.RestoringSeconds * 1_000L,
        policy.RestoredAgeSecondsMax * 1_000L,
    ];

    private long ForgottenMilliseconds => (long)policy.ForgottenAfter.TotalMilliseconds;

    public async Task<QueueEntryResult> EnterAsync(
        QueueSettings settings, QueueVisitor visitor, CancellationToken cancellationToken)
    {
        var placesMax = visitor.Address.Length == 0 ? 0
            : visitor.User.IsGuest ? policy.GuestsPerAddressMax
            : policy.UsersPerAddressMax;
        var reply = await RunAsync(
            Enter,
            settings,
            RedisQueueKeys.Of(settings.Performance, visitor),
            [.. EntryArguments(settings, visitor), placesMax],
            cancellationToken);
        var result = RedisQueueReplies.ToEntry(reply, policy);
        _epochs.See(settings.Performance, RedisQueueReplies.EpochOfEntry(reply));
        _measurements.Entered(settings, visitor.User, result, RedisQueueReplies.IsNewEntry(reply));

        return result;
    }

    public async Task<QueueEntryResult> ShowAsync(
        QueueSettings settings, QueueVisitor visitor, CancellationToken cancellationToken)
    {
        // Only a place that is restored is counted for the address.
        var keys = visitor.Place is null
            ? RedisQueueKeys.Of(settings.Performance)
            : RedisQueueKeys.Of(settings.Performance, visitor);
        var reply = await RunAsync(Show, settings, keys, EntryArguments(settings, visitor), cancellationToken);
        var result = RedisQueueReplies.ToEntry(reply, policy);
        _epochs.See(settings.Performance, RedisQueueReplies.EpochOfEntry(reply));
        _measurements.Shown(settings, visitor.User, result);

        return result;
    }

    public Task LeaveAsync(QueueSettings settings, UserId user, CancellationToken cancellationToken)
    {
        _measurements.Left(settings, user);

        return RunAsync(Leave, settings, [user.Value], cancellationToken);
    }

    public async Task<DrainResult> AdvanceAsync(QueueSettings settings, CancellationToken cancellationToken)
    {
        var reply = await RunAsync(
            Drain, settings, [.. _stepArguments, _epochs.Find(settings.Performance)], cancellationToken);
        var step = RedisQueueReplies.ToStep(reply);
        _epochs.See(settings.Performance, RedisQueueReplies.EpochOfStep(reply));
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

    private RedisValue[] EntryArguments(in QueueSettings settings, in QueueVisitor visitor)
    {
        var place = visitor.Place ?? default;

        return
        [
            .. _stepArguments,
            _epochs.Find(settings.Performance),
            visitor.User.Value,
            seed.Value,
            place.Number,
            place.Epoch,
            place.PassEndsMs,
        ];
    }

    private Task<RedisResult> RunAsync(
        RedisScript script, QueueSettings settings, RedisValue[] arguments, CancellationToken cancellationToken) =>
        RunAsync(script, settings, RedisQueueKeys.Of(settings.Performance), arguments, cancellationToken);

    private async Task<RedisResult> RunAsync(
        RedisScript script, QueueSettings settings, RedisKey[] keys, RedisValue[] arguments,
        CancellationToken cancellationToken)
    {
        var succeeded = false;

        try
        {
            var reply = await script.RunAsync(
                redis,
                keys,
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
