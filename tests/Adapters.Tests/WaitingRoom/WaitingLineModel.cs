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
public abstract class WaitingLineModel(RedisKind kind)
{
    private const int HistoriesMax = 150;
    private const int AttemptsMax = 5;

    // Whole seconds pass in the histories; what really passes meanwhile must not add up to one.
    private static readonly TimeSpan RealTimeMax = TimeSpan.FromMilliseconds(700);

    private static readonly WaitingRoomPolicy Policy =
        new() { SilentSeconds = 20, PassSeconds = 30, BurstSeconds = 3, LiveRulesSeconds = 40, TickMilliseconds = 4_000 };
    private static readonly LineRules Rules = new(Capacity: 3, AdmissionsPerSecond: 1);

    private static readonly Gen<string> Visitors = Gen.Elements("a", "b", "c", "d", "e", "f", "g", "h");

    private static readonly Gen<Act> Acts = Gen.Frequency(
        (6, Visitors.Select(visitor => new Act("enter", visitor, world => world.AskToEnterAsync(visitor).Tell()))),
        (4, Visitors.Select(visitor => new Act("show", visitor, world => world.AskAsync(visitor).Tell()))),
        (2, Visitors.Select(visitor => new Act("leave", visitor, world => world.LeaveAsync(visitor).Tell()))),
        (4, Gen.Constant(new Act("advance", "", world => world.AdvanceAsync().Tell()))),
        (3, Gen.Choose(1, 15).Select(seconds => new Act(
            "pass", $"{seconds} s", world => world.PassTimeAsync(TimeSpan.FromSeconds(seconds)).Tell()))),
        (1, Gen.Choose(0, 4).Select(capacity => new Act(
            "cap", $"{capacity}", world => world.SetRulesAsync(new LineRules(capacity, capacity)).Tell()))),
        (1, Gen.Constant(new Act("clear", "", world => world.ClearAsync().Tell()))));

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
        var real = await LineWorld.OnAsync(kind, Policy, Rules);
        var database = await (await TestRedis.OpenAsync(kind)).OpenAsync(default);
        // The reference cannot know the secret that lots are drawn with, so it takes the lots that were drawn. Where none
        // was, the two differ already, and the answers will show it.
        var lots = new Dictionary<string, double>();
        var reference = LineWorld.InMemory(Policy, Rules, visitor => lots.GetValueOrDefault(visitor.Value));
        var opensIn = TimeSpan.FromSeconds(opensInSeconds);
        (real.OpensAt, reference.OpensAt) = (real.Now + opensIn, reference.Now + opensIn);

        for (var i = 0; i < history.Length; i++)
        {
            var said = await history[i].RunAsync(real);
            var waiting = RedisLineKeys.Of(real.Terms.Performance)[0];

            if (await database.SortedSetScoreAsync(waiting, history[i].Subject) is { } place)
            {
                lots[history[i].Subject] = place / (1L << 44);
            }

            var expected = await history[i].RunAsync(reference);

            if (said != expected)
            {
                return $"{string.Join(", ", history.Take(i + 1))}: said {said}, expected {expected}";
            }
        }

        return null;
    }

    internal sealed record Act(string Verb, string Subject, Func<LineWorld, Task<string>> RunAsync)
    {
        public override string ToString() => $"{Verb} {Subject}".TrimEnd();
    }
}

internal static class LineTold
{
    public static async Task<string> Tell(this Task step)
    {
        await step;

        return "done";
    }

    public static async Task<string> Tell(this Task<string[]> admitted) => string.Join(' ', await admitted);

    public static async Task<string> Tell(this Task<PlaceAnswer> answer)
    {
        var (place, step) = await answer;
        var admitted = step is null ? "no step" : $"{step.HasMore} {string.Join(' ', step.Admitted)}";

        return $"{place.State} {place.Position} {place.Line with { Version = 0 }} {admitted}";
    }
}

public sealed class GarnetWaitingLineModelTests() : WaitingLineModel(RedisKind.Garnet);

[OnRedisServer]
public sealed class RedisServerWaitingLineModelTests() : WaitingLineModel(RedisKind.Redis);
