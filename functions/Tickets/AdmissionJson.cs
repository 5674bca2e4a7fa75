using System.Text.Json.Serialization;
using Serverless.Functions.Http;

namespace Serverless.Functions.Tickets;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    AllowDuplicateProperties = false,
    Converters = [typeof(WireTime)])]
[JsonSerializable(typeof(TicketCodeResponse))]
[JsonSerializable(typeof(TicketKeysResponse))]
[JsonSerializable(typeof(CheckInTicketRequest))]
[JsonSerializable(typeof(CheckInByCodeRequest))]
[JsonSerializable(typeof(CheckInResponse))]
[JsonSerializable(typeof(AlreadyAdmittedResponse))]
[JsonSerializable(typeof(ReservationTicketsResponse))]
internal sealed partial class AdmissionJson : JsonSerializerContext;
