using System.Text.Json.Serialization;

namespace Serverless.Functions.Tickets;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, AllowDuplicateProperties = false)]
[JsonSerializable(typeof(IssueTicketsRequest))]
[JsonSerializable(typeof(IssueTicketsResponse))]
[JsonSerializable(typeof(RefundTicketsRequest))]
[JsonSerializable(typeof(RefundTicketsResponse))]
[JsonSerializable(typeof(TicketResponse))]
internal sealed partial class TicketJson : JsonSerializerContext;
