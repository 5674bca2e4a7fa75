using System.Text.Json.Serialization;
using Serverless.Functions.Flights.Admin;

namespace Serverless.Functions.Flights.Bookings;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, AllowDuplicateProperties = false)]
[JsonSerializable(typeof(BookFlightRequest))]
[JsonSerializable(typeof(IReadOnlyList<BookedPassengerShape>))]
[JsonSerializable(typeof(BookingContactShape))]
[JsonSerializable(typeof(BookFlightResponse))]
[JsonSerializable(typeof(BookingsResponse))]
[JsonSerializable(typeof(BookingResponse))]
[JsonSerializable(typeof(CancelBookingResponse))]
[JsonSerializable(typeof(OccupiedSeatsResponse))]
[JsonSerializable(typeof(CabinResponse))]
[JsonSerializable(typeof(CustomerBookingsResponse))]
[JsonSerializable(typeof(BookingStatisticsResponse))]
[JsonSerializable(typeof(ReconciliationResponse))]
[JsonSerializable(typeof(RunReconciliationResponse))]
internal sealed partial class BookingsJson : JsonSerializerContext;
