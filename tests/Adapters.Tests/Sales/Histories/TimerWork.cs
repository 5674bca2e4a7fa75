using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Domain.Sales;

namespace Serverless.Adapters.Tests.Sales.Histories;

/// <summary>
/// What the timers do for one performance. Their rounds run on the thread pool, where a history could not choose the
/// order of the steps.
/// </summary>
internal static class TimerWork
{
    public static Task RecoverAsync(SaleFixture process) =>
        Recover(process.Recovery, process.Performance.Id.Tag, [], CancellationToken.None);

    public static Task ExpireAsync(SaleFixture process) =>
        Expire(process.ExpireHolds, process.Performance, new ConcurrentQueue<LiveMessage>(), CancellationToken.None);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "RecoverAsync")]
    private static extern Task Recover(
        RecoverSales timer, PerformanceTag performance, List<LiveMessage> messages,
        CancellationToken cancellationToken);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "ExpireAsync")]
    private static extern Task Expire(
        ExpireHolds timer, Performance performance, ConcurrentQueue<LiveMessage> messages,
        CancellationToken cancellationToken);
}
