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
public sealed class CancelBookingEndpoint(CancelBooking cancelBooking)
{
    [Function(nameof(CancelBooking))]
    [Authorize]
    [Summary("Cancels the caller's booking before the departure; its terms say how much money comes back.")]
    [Produces(200, typeof(CancelBookingResponse))]
    [ProducesProblem(404, "bookings.not-cancellable")]
    [ProducesProblem(503, "payments.changed-meanwhile", "payments.unfinished")]
    [Idempotency(IdempotencyKeyRule.Honoured, IsDurable = true)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/bookings/{bookingNumber}/cancel")]
        HttpRequest request,
        string bookingNumber,
        CancellationToken cancellationToken)
    {
        var id = BookingForm.Number(bookingNumber);
        var result = await cancelBooking.ExecuteAsync(
            request.User(), id, isAdministrator: false, request.IdempotencySeed(), cancellationToken);

        return request.Answer(
            StatusCodes.Status200OK,
            result,
            CancelBookingResponse.From,
            BookingsJson.Default.CancelBookingResponse,
            BookingProblemMapper.Of);
    }
}

internal sealed record CancelBookingResponse(string Message, string BookingNumber)
{
    [JsonPropertyName("bookingNumber")]
    public string BookingNumberAgain => BookingNumber;

    public bool Success { get; } = true;

    public static CancelBookingResponse From(BookedFlight booked) =>
        new("예약이 성공적으로 취소되었습니다.", booked.Booking.Id.Number);
}
