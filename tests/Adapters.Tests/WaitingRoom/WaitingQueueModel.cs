using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using Serverless.Adapters.Tests.Platform.Redis;
using Serverless.Adapters.WaitingRoom;
using Serverless.Domain.Catalogue;
using Serverless.Domain.WaitingRoom;
using Serverless.Local.Processes;

namespace Serverless.Adapters.Tests.WaitingRoom;

/// <summary>Random histories: the scripts and the in-memory queue must return the same after every step.</summary>
public abstract class WaitingQueueModel(RedisKind kind)
{
    private const int HistoriesMax = 150;
    private const int AttemptsMax = 5;

    // The histories pass whole seconds, so the real time that passes meanwhile must stay below one second.
    private static readonly TimeSpan RealTimeMax = TimeSpan.FromMilliseconds(700);

    private static readonly WaitingRoomPolicy Policy =
        new()
        {
            SilentSeconds = 20,
            PassSeconds = 30,
            BurstSeconds = 3,
            LiveRulesSeconds = 40,
            TickMilliseconds = 4_000,
            PassSecondsMax = 50,
            UnusedPassSeconds = 5,
            RestoringSeconds = 8,
        };
    private static readonly QueueRules Rules = new(Capacity: 3, AdmissionsPerSecond: 1);

    private static readonly Gen<string> Users = Gen.Elements("a", "b", "c", "d", "e", "f", "guest:g", "guest:h");

    private static readonly Gen<Act> Acts = Gen.Frequency(
        (6, Users.Select(user => new Act("enter", user, fixture => fixture.EnterWithStepAsync(user).ToTextAsync()))),
        (4, Users.Select(user => new Act("show", user, fixture => fixture.ShowWithStepAsync(user).ToTextAsync()))),
        (2, Users.Select(user => new Act("return", user, fixture => fixture.ReturnAsync(user).ToTextAsync()))),
        (3, Users.Select(user => new Act("token", user, fixture => fixture.ShowTokenAsync(user).ToTextAsync()))),
        (1, Gen.Constant(new Act("lose", "", fixture => fixture.LoseAsync().ToTextAsync()))),
        (2, Users.Select(user => new Act("leave", user, fixture => fixture.LeaveAsync(user).ToTextAsync()))),
        (4, Gen.Constant(new Act("advance", "", fixture => fixture.AdvanceAsync().ToTextAsync()))),
        (3, Gen.Choose(1, 15).Select(seconds => new Act(
            "pass", $"{seconds} s", fixture => fixture.PassTimeAsync(TimeSpan.FromSeconds(seconds)).ToTextAsync()))),
        (1, Gen.Choose(0, 4).Select(capacity => new Act(
            "cap", $"{capacity}", fixture => fixture.SetRulesAsync(new QueueRules(capacity, capacity)).ToTextAsync()))),
        (1, Gen.Constant(new Act("clear", "", fixture => fixture.ClearAsync().ToTextAsync()))));

    [ContractFact]
    public void Scripts_agree_with_the_in_memory_queue_after_every_step() => Prop
        .ForAll(Acts.ArrayOf().ToArbitrary(), Gen.Choose(0, 40).ToArbitrary(), (history, opensInSeconds) =>
            FindDifferenceAsync(history, opensInSeconds).GetAwaiter().GetResult() is not { } difference
                ? true.ToProperty()
                : false.Label(difference))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(HistoriesMax).WithEndSize(80));

    private async Task<string?> FindDifferenceAsync(Act[] history, int opensInSeconds)
    {
        string? difference = null;

        for (var attempt = 0; attempt < AttemptsMax; attempt++)
        {
            var watch = Stopwatch.StartNew();
            difference = await RunAsync(history, opensInSeconds);

            if (difference is null || watch.Elapsed < RealTimeMax)
            {
                return difference;
            }
        }

        return difference;
    }

    private async Task<string?> RunAsync(Act[] history, int opensInSeconds)
    {
        var real = await QueueFixture.OpenAsync(kind, Policy, Rules);
        var database = await (await TestRedis.OpenAsync(kind)).OpenAsync(default);
        // The reference does not know the secret of the pre-sale draw, so it takes over the positions that Redis drew.
        // Without such a position the two differ already, and the comparison fails.
        var positions = new Dictionary<string, double>();
        var reference = QueueFixture.InMemory(Policy, Rules, user => positions.GetValueOrDefault(user.Value));
        var opensIn = TimeSpan.FromSeconds(opensInSeconds);
        (real.OpensAt, reference.OpensAt) = (real.Now + opensIn, reference.Now + opensIn);

        for (var i = 0; i < history.Length; i++)
        {
            var actual = await history[i].RunAsync(real);
            var waiting = RedisQueueKeys.Of(real.Settings.Performance)[0];

            if (await database.SortedSetScoreAsync(waiting, history[i].Subject) is { } entry && entry < 1L << 44)
            {
                positions[history[i].Subject] = entry / (1L << 44);
            }

            var expected = await history[i].RunAsync(reference);

            if (actual != expected)
            {
                return $"{string.Join(", ", history.Take(i + 1))}: actual {actual}, expected {expected}";
            }
        }

        return null;
    }

    internal sealed record Act(string Verb, string Subject, Func<QueueFixture, Task<string>> RunAsync)
    {
        public override string ToString() => $"{Verb} {Subject}".TrimEnd();
    }
}

internal static class QueueText
{
    public static async Task<string> ToTextAsync(this Task step)
    {
        await step;

        return "done";
    }

    public static async Task<string> ToTextAsync(this Task<string[]> admitted) => string.Join(' ', await admitted);

    public static async Task<string> ToTextAsync(this Task<QueueEntryResult> result)
    {
        var (entry, step) = await result;
        var admitted = step is null ? "no step" : $"{step.HasMore} {string.Join(' ', step.Admitted)}";

        var loss = result.Result.Restoration is null ? "no loss" : "lost";

        return $"{entry.State} {entry.Position} {entry.Queue with { Version = 0 }} {admitted} {loss}";
    }
}

public sealed class GarnetWaitingQueueModelTests() : WaitingQueueModel(RedisKind.Garnet);

[OnRedisServer]
public sealed class RedisServerWaitingQueueModelTests() : WaitingQueueModel(RedisKind.Redis);
