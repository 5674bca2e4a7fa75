using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;

namespace Serverless.Domain.WaitingRoom;

/// <summary>
/// Whose line it is, when its door opens, and the caps that hold unless others were set live.
/// </summary>
public readonly record struct QueueSettings(PerformanceTag Performance, DateTimeOffset OpensAt, QueueRules Rules)
{
    /// <summary>What clients call the performance.</summary>
    public PerformanceId Event { get; init; }

    public static QueueSettings Of(Performance performance, QueueRules rules) =>
        new(performance.Id.Tag, performance.Schedule.SaleStart, rules) { Event = performance.Id };
}
