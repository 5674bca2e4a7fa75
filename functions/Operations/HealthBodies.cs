using System.Text.Json.Serialization;
using Serverless.Functions.Http;

namespace Serverless.Functions.Operations;

/// <summary>The health of one published API, in its contract's words; members that it lacks are left out.</summary>
internal sealed record ShowHealthResponse(string Status)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Service { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Version { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>By API; only where the address belongs to all of them.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, ShowHealthResponse>? Systems { get; init; }
}

/// <summary>What each published API says at <c>/health</c>, to the letter.</summary>
internal static class HealthBodies
{
    private static readonly Dictionary<ApiContract, ShowHealthResponse> ByContract = new()
    {
        [ApiContract.Tiketi] = new("ok") { Service = "ticket-service" },
        [ApiContract.Movie] = new("healthy"),
        [ApiContract.Hkdl] = new("healthy") { Service = "Disney HK OTE-OTA Mock Server", Version = "1.8" },
        [ApiContract.Ingresso] = new("healthy") { Service = "Ingresso Mock Server" },
    };

    /// <summary>Null for an API without this path: the gateway has /healthz, CloudJet one path per service.</summary>
    public static ShowHealthResponse? Of(ApiContract? apiContract) =>
        apiContract is { } one ? ByContract.GetValueOrDefault(one) : null;

    /// <summary>For an address of all APIs: Tiketi's members, and each API's own answer beside them.</summary>
    public static ShowHealthResponse Union(DateTimeOffset now, bool mocksAreOn) =>
        ByContract[ApiContract.Tiketi] with
        {
            Timestamp = now,
            Systems = ByContract
                .Where(pair => mocksAreOn || pair.Key is not (ApiContract.Hkdl or ApiContract.Ingresso))
                .ToDictionary(pair => pair.Key.ToString().ToLowerInvariant(), pair => pair.Value),
        };
}
