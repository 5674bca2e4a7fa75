using System.Text.Json;
using System.Text.Json.Serialization;

namespace Serverless.Functions.FilmTickets;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, AllowDuplicateProperties = false)]
[JsonSerializable(typeof(JsonDocument))]
[JsonSerializable(typeof(IssueTicketsRequest))]
[JsonSerializable(typeof(IssueTicketsResponse))]
[JsonSerializable(typeof(RefundTicketsRequest))]
[JsonSerializable(typeof(RefundTicketsResponse))]
[JsonSerializable(typeof(TicketResponse))]
[JsonSerializable(typeof(TicketListResponse))]
[JsonSerializable(typeof(GreetingResponse))]
internal sealed partial class FilmTicketJson : JsonSerializerContext;
