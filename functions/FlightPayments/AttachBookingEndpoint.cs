using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.FlightPayments;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.Idempotency;
using Serverless.Functions.Http.OpenApi;

namespace Serverless.Functions.FlightPayments;

[ApiContract(ApiContract.CloudJet)]
public sealed class AttachBookingEndpoint(AttachBooking attachBooking)
{
    private static readonly AttachBookingResponse Done = new(true, "예약과 결제가 연결되었습니다.");

    [Function(nameof(AttachBooking))]
    [Authorize]
    [Summary("Pays for a booking with a paid order of the same amount.")]
    [Accepts(typeof(AttachBookingRequest))]
    [Produces(200, typeof(AttachBookingResponse))]
    [ProducesProblem(
        400,
        "flight-payments.field-missing", "flight-payments.bad-number", "flight-payments.unknown-order",
        "flight-payments.unknown-booking", "flight-payments.not-paid", "flight-payments.other-amount",
        "flight-payments.other-booking")]
    [ProducesProblem(503, "flight-payments.no-answer", "flight-payments.changed-meanwhile")]
    [Idempotency(IdempotencyKeyRule.Honoured, IsDurable = true)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/payments/attach-booking")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var body = await request.ReadAsync(FlightPaymentJson.Default.AttachBookingRequest, cancellationToken);
        var (order, booking) = body.Read();
        var result = await attachBooking.ExecuteAsync(request.User(), order, booking, cancellationToken);

        return request.Answer(
            StatusCodes.Status200OK,
            result,
            _ => Done,
            FlightPaymentJson.Default.AttachBookingResponse,
            FlightPaymentProblemMapper.OfAttachment);
    }
}

internal sealed record AttachBookingRequest(
    [property: Required] string? OrderId,
    [property: Required, ShownAs(typeof(int))] JsonElement BookingId)
{
    public (string Order, int Booking) Read() =>
        string.IsNullOrEmpty(OrderId) || PaymentNumber.IsMissing(BookingId)
            ? throw new MalformedRequestException("orderId, bookingId는 필수입니다.")
            {
                Reason = "flight-payments.field-missing",
            }
            : (OrderId, (int)PaymentNumber.Read("bookingId", BookingId, int.MaxValue));
}

internal sealed record AttachBookingResponse(bool Success, string Message);
