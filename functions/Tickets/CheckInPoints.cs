using Serverless.Domain.Platform;
using Serverless.Domain.Tickets;
using Serverless.Functions.Http;

namespace Serverless.Functions.Tickets;

/// <summary>The members of a scan that name its check-in point.</summary>
internal static class CheckInPoints
{
    /// <summary>Returns null unless the members name exactly one.</summary>
    public static CheckInPoint? Read(string? eventId, string? theaterName, string? movieTitle) =>
        (eventId, theaterName, movieTitle) switch
        {
            ({ }, null, null) when WireId.TryParse(eventId, out var id) =>
                new CheckInPoint.OfPerformance(new PerformanceId(id)),
            (null, { Length: > 0 }, { Length: > 0 }) => new CheckInPoint.OfFilm(theaterName, movieTitle),
            _ => null,
        };
}
