using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Domain.WaitingRoom;

/// <summary>
/// The performance of a queue, its opening time, and the caps that apply unless other caps were set live.
/// </summary>
public readonly record struct QueueSettings(PerformanceTag Performance, DateTimeOffset OpensAt, QueueRules Rules)
{
    /// <summary>The performance's public id.</summary>
    public PerformanceId Event { get; init; }

    /// <summary>
    /// A performance without caps of its own has the default ones. Its visitors are counted and no pass is needed to
    /// hold seats, so nobody has to wait for the opening either.
    /// </summary>
    public static QueueSettings Of(Performance performance, QueueRules defaultRules) => new(
        performance.Id.Tag,
        performance.Queue is null ? DateTimeOffset.UnixEpoch : performance.Schedule.SaleStart,
        performance.Queue ?? defaultRules)
    {
        Event = performance.Id,
    };
}
