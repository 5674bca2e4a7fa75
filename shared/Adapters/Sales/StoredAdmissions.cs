using System.Text.Json;
using System.Text.Json.Serialization;
using Serverless.Adapters.Platform.Documents;

namespace Serverless.Adapters.Sales;

/// <summary>
/// The admissions with the tickets of one sale, or with one film ticket; or the mark that admission is closed. The
/// first insert of the document decides between the two: a check-in, or a refund.
/// </summary>
internal sealed record StoredAdmissions
{
    /// <summary>When the money was returned; then there is no admission before or after it.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    public IReadOnlyList<StoredAdmission> Units { get; init; } = [];

    /// <summary>Units whose money was returned, while others of the sale stay valid.</summary>
    public IReadOnlyList<int> Refunded { get; init; } = [];

    public static ReadOnlyMemory<byte> Closed(DateTimeOffset at) =>
        DocumentJson.ToBody(new StoredAdmissions { ClosedAt = at }, AdmissionJson.Default.StoredAdmissions);

    public static bool IsClosed(ReadOnlyMemory<byte> body) =>
        JsonSerializer.Deserialize(body.Span, AdmissionJson.Default.StoredAdmissions)?.ClosedAt is not null;
}

/// <param name="Unit">The ticket's number within the sale, from one; zero for a film ticket.</param>
internal sealed record StoredAdmission(int Unit, DateTimeOffset At, string Staff)
{
    public string? Gate { get; init; }

    public string? Scanner { get; init; }

    public string? Scan { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StoredAdmissions))]
internal sealed partial class AdmissionJson : JsonSerializerContext;
