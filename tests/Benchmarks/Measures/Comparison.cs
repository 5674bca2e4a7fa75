using Serverless.Benchmarks.Load;

namespace Serverless.Benchmarks.Measures;

/// <summary>Two servers under the same load, and the hop under it, too.</summary>
internal static class Comparison
{
    public const int Clients = 64;

    /// <summary>How many requests a second the first answers of those that the second does.</summary>
    public static async Task<int> RunAsync(
        string measure, double asked, Contender measured, Contender floor, PlatformChild hop)
    {
        var round = await RunAsync(
            Clients, measured, floor, Contender.HopOf(hop), (one, other) => one.PerSecond / other.PerSecond);

        return Report.AtLeast(measure, round.Ratio, asked, round.Describe());
    }

    /// <summary>How many times as long as the second the first takes for one client.</summary>
    public static async Task<int> RunTimeAsync(
        string measure, double asked, Contender measured, Contender floor, PlatformChild hop)
    {
        var round = await RunAsync(
            1, measured, floor, Contender.HopOf(hop), (one, other) => one.Percentile(0.5) / other.Percentile(0.5));

        return Report.AtMost(measure, round.Ratio, asked, round.Describe());
    }

    // In turn, round by round, so that a machine that is busy for a while is so for all; the median counts.
    private static async Task<Round> RunAsync(
        int clients, Contender measured, Contender floor, Contender hop, Func<LoadResult, LoadResult, double> compare)
    {
        foreach (var contender in (Contender[])[measured, floor, hop])
        {
            await contender.RunAsync(clients, Pace.WarmUp);
        }

        var rounds = new List<Round>();

        for (var round = 0; round < Pace.Rounds; round++)
        {
            var one = await measured.RunAsync(clients, Pace.Length);
            var other = await floor.RunAsync(clients, Pace.Length);
            rounds.Add(new Round(compare(one, other), one, other, await hop.RunAsync(clients, Pace.Length)));
        }

        return rounds.OrderBy(round => round.Ratio).ElementAt(Pace.Rounds / 2);
    }

    private sealed record Round(double Ratio, LoadResult Measured, LoadResult Floor, LoadResult Hop)
    {
        public string Describe() => string.Join(
            Report.NextLine, $"ours  {Measured.Describe(Hop)}", $"floor {Floor.Describe(Hop)}", $"hop   {Hop}");
    }
}
