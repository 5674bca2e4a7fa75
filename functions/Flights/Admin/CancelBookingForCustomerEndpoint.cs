using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Flights.Bookings;
using Serverless.Domain.Platform;
using Serverless.Functions.Flights.Bookings;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.Idempotency;
using Serverless.Functions.Http.OpenApi;

namespace Serverless.Functions.Flights.Admin;

[ApiContract(ApiContract.CloudJet)]
public sealed class CancelBookingForCustomerEndpoint(CancelBookingForCustomer cancelBooking)
{
    [Function(nameof(CancelBookingForCustomer))]
    [Authorize(Caller.Admin)]
    [Summary("Cancels anybody's booking, under the same terms as its owner.")]
    [Produces(200, typeof(FlightChangedResponse))]
    [ProducesProblem(400, "bookings.not-cancellable")]
    [ProducesProblem(503, "payments.changed-meanwhile", "payments.unfinished")]
    [Idempotency(IdempotencyKeyRule.Honoured, IsDurable = true)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/admin/bookings/{bookingNumber}/cancel")]
        HttpRequest request,
        string bookingNumber,
        CancellationToken cancellationToken)
    {
        var id = BookingForm.Number(bookingNumber);
        var result = await cancelBooking.ExecuteAsync(
            request.User(), id, request.IdempotencySeed(), cancellationToken);

        return request.Answer(
            StatusCodes.Status200OK,
            result,
            _ => new FlightChangedResponse("예약이 취소되었습니다."),
            FlightsJson.Default.FlightChangedResponse,
            MapError);
    }

    // Here the published API has 400 for what cannot be cancelled.
    private static ProblemText? MapError(Error error) =>
        error.Code == BookingErrors.NotCancellable.Code
            ? BookingProblemMapper.Of(error)!.Value with { Status = StatusCodes.Status400BadRequest }
            : BookingProblemMapper.Of(error);
}
