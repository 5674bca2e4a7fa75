using Serverless.Benchmarks.Load;

namespace Serverless.Benchmarks.Measures;

/// <summary>A server, and what each client asks it next.</summary>
internal readonly record struct Contender(Uri Server, Func<int, long, ReadOnlyMemory<byte>> Request)
{
    public static implicit operator Contender((Uri Server, Func<int, long, ReadOnlyMemory<byte>> Request) pair) =>
        new(pair.Server, pair.Request);
}

/// <summary>Two servers under the same load.</summary>
internal static class Comparison
{
    public const int Clients = 64;

    public static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(4);
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(3);

    private const int Rounds = 5;

    /// <summary>
    /// In turn, round by round, so that a machine that is busy for a while is so for both; the median counts.
    /// </summary>
    public static async Task<int> RunAsync(string measure, double asked, Contender measured, Contender floor)
    {
        await RunAsync(measured, WarmUp);
        await RunAsync(floor, WarmUp);
        var rounds = new List<(double Ratio, LoadResult Measured, LoadResult Floor)>();

        for (var round = 0; round < Rounds; round++)
        {
            var one = await RunAsync(measured, Length);
            var other = await RunAsync(floor, Length);
            rounds.Add((one.PerSecond / other.PerSecond, one, other));
        }

        var median = rounds.OrderBy(round => round.Ratio).ElementAt(Rounds / 2);

        return Report.AtLeast(measure, median.Ratio, asked, $"{median.Measured} ÷ {median.Floor}");
    }

    private static Task<LoadResult> RunAsync(Contender contender, TimeSpan length) =>
        ClosedLoop.RunAsync(contender.Server, Clients, length, contender.Request);
}
