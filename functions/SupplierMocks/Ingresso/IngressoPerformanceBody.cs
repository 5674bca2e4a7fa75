using System.Text.Json.Serialization;

namespace Serverless.Functions.SupplierMocks.Ingresso;

internal sealed record IngressoPerformanceBody(string PerfId, string EventId)
{
    [JsonPropertyName("iso8601_date_and_time")]
    public string? StartsAt { get; init; }

    public string? DateDesc { get; init; }

    public string? TimeDesc { get; init; }

    public bool HasPoolSeats { get; init; } = true;

    public bool IsLimited { get; init; }

    public bool IsGhost { get; init; }

    public string? PerfName { get; init; }

    public int? RunningTime { get; init; }

    public int CachedMaxSeats { get; init; }

    public bool CachedMaxSeatsIsReal { get; init; }

    public bool PerfHasTime { get; init; }

    public bool PerfIsVisible { get; init; } = true;

    public IngressoCostRangeBody? CostRange { get; init; }

    public IngressoAvailDetailsBody? AvailDetails { get; init; }
}
