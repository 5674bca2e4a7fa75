namespace Serverless.Benchmarks.Load;

internal sealed record LoadResult(
    double PerSecond, double[] SortedMilliseconds, IReadOnlyDictionary<int, int> Statuses)
{
    /// <summary>The CPU time of the server's process per request.</summary>
    public double CpuMicroseconds { get; init; }

    public int Count => SortedMilliseconds.Length;

    public double Percentile(double share) => SortedMilliseconds.Length == 0
        ? 0
        : SortedMilliseconds[(int)Math.Min(SortedMilliseconds.Length - 1, SortedMilliseconds.Length * share)];

    public override string ToString() =>
        $"{PerSecond,8:N0}/s  p50 {Percentile(0.5),7:N2} ms  p99 {Percentile(0.99),7:N2} ms  "
        + $"CPU {CpuMicroseconds,6:N0} µs";

    /// <summary>Adds the CPU share of the hop through host and worker, and the count of each status.</summary>
    public string Describe(LoadResult hop) =>
        $"{this}: ours {CpuMicroseconds - hop.CpuMicroseconds,6:N0}, hop {hop.CpuMicroseconds,5:N0}  "
        + string.Join(" ", Statuses.OrderBy(status => status.Key).Select(status => $"{status.Key}×{status.Value:N0}"));
}
