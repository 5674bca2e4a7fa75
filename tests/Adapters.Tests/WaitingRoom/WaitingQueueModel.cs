using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using Serverless.Adapters.Tests.Platform.Redis;
using Serverless.Adapters.WaitingRoom;
using Serverless.Domain.Catalogue;
using Serverless.Domain.WaitingRoom;
using Serverless.Local.Processes;

namespace Serverless.Adapters.Tests.WaitingRoom;

/// <summary>Random histories: the scripts and the reference must say the same after every step.</summary>
public abstract class WaitingQueueModel(RedisKind kind)
{
    private const int HistoriesMax = 150;
    private const int AttemptsMax = 5;

    // Whole seconds pass in the histories; what really passes meanwhile must not add up to one.
    private static readonly TimeSpan RealTimeMax = TimeSpan.FromMilliseconds(700);

    private static readonly WaitingRoomPolicy Policy =
        new() { SilentSeconds = 20, PassSeconds = 30, BurstSeconds = 3, LiveRulesSeconds = 40, TickMilliseconds = 4_000 };
    private static readonly QueueRules Rules = new(Capacity: 3, AdmissionsPerSecond: 1);

    private static readonly Gen<string> Users = Gen.Elements("a", "b", "c", "d", "e", "f", "g", "h");

    private static readonly Gen<Act> Acts = Gen.Frequency(
        (6, Users.Select(user => new Act("enter", user, fixture => fixture.AskToEnterAsync(user).Tell()))),
        (4, Users.Select(user => new Act("show", user, fixture => fixture.AskAsync(user).Tell()))),
        (2, Users.Select(user => new Act("leave", user, fixture => fixture.LeaveAsync(user).Tell()))),
        (4, Gen.Constant(new Act("advance", "", fixture => fixture.AdvanceAsync().Tell()))),
        (3, Gen.Choose(1, 15).Select(seconds => new Act(
            "pass", $"{seconds} s", fixture => fixture.PassTimeAsync(TimeSpan.FromSeconds(seconds)).Tell()))),
        (1, Gen.Choose(0, 4).Select(capacity => new Act(
            "cap", $"{capacity}", fixture => fixture.SetRulesAsync(new QueueRules(capacity, capacity)).Tell()))),
        (1, Gen.Constant(new Act("clear", "", fixture => fixture.ClearAsync().Tell()))));

    [ContractFact]
    public void Agrees_with_the_reference_after_every_step_of_any_history() => Prop
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
        var real = await QueueFixture.OnAsync(kind, Policy, Rules);
        var database = await (await TestRedis.OpenAsync(kind)).OpenAsync(default);
        // The reference cannot know the secret that lots are drawn with, so it takes the lots that were drawn. Where none
        // was, the two differ already, and the answers will show it.
        var positions = new Dictionary<string, double>();
        var reference = QueueFixture.InMemory(Policy, Rules, user => positions.GetValueOrDefault(user.Value));
        var opensIn = TimeSpan.FromSeconds(opensInSeconds);
        (real.OpensAt, reference.OpensAt) = (real.Now + opensIn, reference.Now + opensIn);

        for (var i = 0; i < history.Length; i++)
        {
            var said = await history[i].RunAsync(real);
            var waiting = RedisQueueKeys.Of(real.Terms.Performance)[0];

            if (await database.SortedSetScoreAsync(waiting, history[i].Subject) is { } entry)
            {
                positions[history[i].Subject] = entry / (1L << 44);
            }

            var expected = await history[i].RunAsync(reference);

            if (said != expected)
            {
                return $"{string.Join(", ", history.Take(i + 1))}: said {said}, expected {expected}";
            }
        }

        return null;
    }

    internal sealed record Act(string Verb, string Subject, Func<QueueFixture, Task<string>> RunAsync)
    {
        public override string ToString() => $"{Verb} {Subject}".TrimEnd();
    }
}

internal static class QueueTold
{
    public static async Task<string> Tell(this Task step)
    {
        await step;

        return "done";
    }

    public static async Task<string> Tell(this Task<string[]> admitted) => string.Join(' ', await admitted);

    public static async Task<string> Tell(this Task<QueueEntryResult> answer)
    {
        var (entry, step) = await answer;
        var admitted = step is null ? "no step" : $"{step.HasMore} {string.Join(' ', step.Admitted)}";

        return $"{entry.State} {entry.Position} {entry.Queue with { Version = 0 }} {admitted}";
    }
}

public sealed class GarnetWaitingQueueModelTests() : WaitingQueueModel(RedisKind.Garnet);

[OnRedisServer]
public sealed class RedisServerWaitingQueueModelTests() : WaitingQueueModel(RedisKind.Redis);
