using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Flights.Bookings;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.Idempotency;
using Serverless.Functions.Http.OpenApi;

namespace Serverless.Functions.Flights.Bookings;

[ApiContract(ApiContract.CloudJet)]
public sealed class BookFlightEndpoint(BookFlight bookFlight)
{
    [Function(nameof(BookFlight))]
    [Authorize]
    [Summary("Books seats of a schedule for one to nine passengers; the server gives seats to those who chose none.")]
    [Accepts(typeof(BookFlightRequest))]
    [Produces(201, typeof(BookFlightResponse))]
    [ProducesProblem(
        400,
        "bookings.field-missing", "bookings.bad-field", "bookings.bad-passenger-count", "bookings.not-enough-seats",
        "bookings.seat-taken", "bookings.unknown-seat", "bookings.seat-twice", "bookings.too-many-seats",
        "bookings.wrong-amount")]
    [ProducesProblem(503, "bookings.busy", "payments.changed-meanwhile")]
    [Idempotency(IdempotencyKeyRule.Honoured, IsDurable = true)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/bookings")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var body = await request.ReadAsync(BookingsJson.Default.BookFlightRequest, cancellationToken);
        var result = await bookFlight.ExecuteAsync(
            request.Caller()!, body.ToCommand(), request.IdempotencySeed(), cancellationToken);

        return request.Answer(
            StatusCodes.Status201Created,
            result,
            BookFlightResponse.From,
            BookingsJson.Default.BookFlightResponse,
            BookingProblemMapper.Of);
    }
}

internal sealed record BookFlightResponse(string Message, string BookingNumber, int BookingId)
{
    [JsonPropertyName("bookingNumber")]
    public string BookingNumberAgain => BookingNumber;

    public bool Success { get; } = true;

    public static BookFlightResponse From(BookedFlight booked) => new(
        "예약이 성공적으로 생성되었습니다.", booked.Booking.Id.Number, booked.Booking.Id.Value);
}
