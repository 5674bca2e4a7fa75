using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Flights.Bookings;
using Serverless.Functions.Flights.Bookings;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.OpenApi;

namespace Serverless.Functions.Flights.Admin;

[ApiContract(ApiContract.CloudJet)]
public sealed class ListBookingsEndpoint(ListBookings listBookings, TimeProvider clock)
{
    [Function(nameof(ListBookings))]
    [Authorize(Caller.Admin)]
    [Summary("Lists everybody's bookings, newest first.")]
    [Query("before", typeof(int), "Continues before the booking with this id.")]
    [Query("limit", typeof(int), "Bookings per page; without it as many as are listed at once.")]
    [Produces(200, typeof(CustomerBookingsResponse))]
    [ProducesProblem(400, "bookings.bad-field", "bookings.bad-page")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/admin/bookings")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var before = BookingForm.Whole("before", request.Query.ReadText("before"));
        var limit = BookingForm.Whole("limit", request.Query.ReadText("limit"));
        var result = await listBookings.ExecuteAsync(
            before is { } id ? new BookingId(id) : null, limit, cancellationToken);
        var now = clock.GetUtcNow();

        return request.Answer(
            StatusCodes.Status200OK,
            result,
            found => CustomerBookingsResponse.From(found, now),
            BookingsJson.Default.CustomerBookingsResponse,
            BookingProblemMapper.Of);
    }
}

internal sealed record CustomerBookingsResponse(IReadOnlyList<CustomerBookingRow> Bookings)
{
    public static CustomerBookingsResponse From(IEnumerable<CustomerBooking> found, DateTimeOffset now) =>
        new([.. found.Select(one => CustomerBookingRow.From(one, now))]);
}

/// <summary>A booking as administrators see it: without the aircraft, and with the customer.</summary>
internal sealed record CustomerBookingRow(
    int BookingId,
    string BookingNumber,
    string? SeatNumber,
    long TotalAmount,
    string ContactEmail,
    string ContactPhone,
    string PaymentMethod,
    [property: AllowedValues("CONFIRMED", "CANCELLED", "COMPLETED")] string Status,
    string CreatedAt,
    DateOnly FlightDate,
    string FlightId,
    string Airline,
    string DepartureAirport,
    string ArrivalAirport,
    TimeOnly DepartureTime,
    TimeOnly ArrivalTime,
    string Duration,
    string DepartureName,
    string ArrivalName,
    IReadOnlyList<PassengerRow> Passengers,
    string? CustomerName,
    string? UserEmail)
{
    [JsonPropertyName("bookingNumber")]
    public string BookingNumberAgain => BookingNumber;

    public static CustomerBookingRow From(CustomerBooking one, DateTimeOffset now)
    {
        var row = BookingRow.From(one.Booked, now);

        return new CustomerBookingRow(
            row.BookingId,
            row.BookingNumber,
            row.SeatNumber,
            row.TotalAmount,
            row.ContactEmail,
            row.ContactPhone,
            row.PaymentMethod,
            row.Status,
            row.CreatedAt,
            row.FlightDate,
            row.FlightId,
            row.Airline,
            row.DepartureAirport,
            row.ArrivalAirport,
            row.DepartureTime,
            row.ArrivalTime,
            row.Duration,
            row.DepartureName,
            row.ArrivalName,
            row.Passengers,
            one.Customer?.Profile.Name,
            one.Customer?.Email.Value);
    }
}
