using System.Text.Json.Serialization;
using Serverless.Functions.Http;
using Serverless.Functions.Sales.Admin;

namespace Serverless.Functions.Sales;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    AllowDuplicateProperties = false,
    Converters = [typeof(WireTime)])]
[JsonSerializable(typeof(ReserveTicketsRequest))]
[JsonSerializable(typeof(IReadOnlyList<TicketSelection>))]
[JsonSerializable(typeof(ReserveTicketsResponse))]
[JsonSerializable(typeof(CancelReservationResponse))]
[JsonSerializable(typeof(EventRefundsResponse))]
internal sealed partial class ReservationJson : JsonSerializerContext;
