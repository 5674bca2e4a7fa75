using Serverless.Domain.Platform;

namespace Serverless.Domain.Catalogue;

/// <summary>What a refusal says about the state of a performance.</summary>
public static class PerformanceText
{
    /// <summary>The word for clients: cancelled, draft, ended, sale-closed, upcoming, or on-sale.</summary>
    public static string StateOf(Performance performance, DateTimeOffset now) => performance switch
    {
        { State: PerformanceState.Cancelled } => "cancelled",
        { State: PerformanceState.Draft } => "draft",
        _ when performance.Schedule.Date < now => "ended",
        _ when performance.Schedule.SaleEnd <= now => "sale-closed",
        _ when now < performance.Schedule.SaleStart => "upcoming",
        _ => "on-sale",
    };

    /// <summary>
    /// Why the performance is not on sale at this time. The end of a sale is not the end of the event.
    /// </summary>
    public static string WhyNotOnSale(Performance performance, DateTimeOffset now) => performance switch
    {
        { State: PerformanceState.Cancelled } => "The event was cancelled.",
        { State: PerformanceState.Draft } => "The event is a draft.",
        _ when performance.Schedule.Date < now =>
            $"The event began at {Instant.Format(performance.Schedule.Date)}.",
        _ when performance.Schedule.SaleEnd <= now =>
            $"The sale closed at {Instant.Format(performance.Schedule.SaleEnd)}. "
            + $"The event takes place at {Instant.Format(performance.Schedule.Date)}.",
        _ when now < performance.Schedule.SaleStart =>
            $"The sale opens at {Instant.Format(performance.Schedule.SaleStart)}.",
        _ => "The event is not on sale.",
    };
}
