using Serverless.Benchmarks.Load;

namespace Serverless.Benchmarks.Measures;

/// <summary>A server with the next request of each client.</summary>
internal readonly record struct Contender(PlatformChild Platform, Func<int, long, ReadOnlyMemory<byte>> Request)
{
    /// <summary>The empty function of the floor: only the way through host and worker.</summary>
    public static Contender HopOf(PlatformChild floor)
    {
        var request = ClosedLoop.Request("GET", "/floor/hop");

        return new Contender(floor, (_, _) => request);
    }

    public async Task<LoadResult> RunAsync(int clients, TimeSpan length)
    {
        var before = Platform.ReadCpu();
        var result = await ClosedLoop.RunAsync(Platform.Server, clients, length, Request);
        var spent = Platform.ReadCpu() - before;

        return result with { CpuMicroseconds = spent.TotalMicroseconds / Math.Max(1, result.Count) };
    }
}
