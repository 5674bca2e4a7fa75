using Serverless.Benchmarks.Load;

namespace Serverless.Benchmarks.Measures;

/// <summary>Compares two servers and the hop under the same load.</summary>
internal static class Comparison
{
    public const int Clients = 64;

    /// <summary>Measures the ratio of the requests per second.</summary>
    public static async Task<int> RunAsync(
        string measure, double target, Contender measured, Contender floor, PlatformChild hop)
    {
        var round = await RunAsync(
            Clients, measured, floor, Contender.HopOf(hop), (one, other) => one.PerSecond / other.PerSecond);

        return Report.AtLeast(measure, round.Ratio, target, round.Describe());
    }

    /// <summary>Measures the ratio of the median latencies for one client.</summary>
    public static async Task<int> RunTimeAsync(
        string measure, double target, Contender measured, Contender floor, PlatformChild hop)
    {
        var round = await RunAsync(
            1, measured, floor, Contender.HopOf(hop), (one, other) => one.Percentile(0.5) / other.Percentile(0.5));

        return Report.AtMost(measure, round.Ratio, target, round.Describe());
    }

    // The servers alternate in rounds, so that other load of the machine affects all of them; the median counts.
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
