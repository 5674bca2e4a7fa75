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

    public static QueueSettings Of(Performance performance, QueueRules rules) =>
        new(performance.Id.Tag, performance.Schedule.SaleStart, rules) { Event = performance.Id };
}
