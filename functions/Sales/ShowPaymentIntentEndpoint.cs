using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Sales;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.OpenApi;
using Serverless.Functions.Sales.Gateway;

namespace Serverless.Functions.Sales;

[ApiContract(ApiContract.Gateway)]
public sealed class ShowPaymentIntentEndpoint(ShowPaymentIntent showPaymentIntent)
{
    [Function(nameof(ShowPaymentIntent))]
    [Authorize]
    [Summary("Shows a payment with its state.")]
    [Produces(200, typeof(ShowPaymentIntentResponse))]
    [ProducesProblem(404, "payments.unknown-payment")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/payment/intent/{id}")]
        HttpRequest request,
        string id,
        CancellationToken cancellationToken)
    {
        if (!PaymentId.TryParse(id, out var payment))
        {
            return Problem.Of(PaymentErrors.UnknownPayment, GatewayProblemMapper.Of);
        }

        var result = await showPaymentIntent.ExecuteAsync(request.User(), payment, cancellationToken);

        return request.Answer(
            StatusCodes.Status200OK,
            result,
            ShowPaymentIntentResponse.From,
            PaymentJson.Default.ShowPaymentIntentResponse,
            GatewayProblemMapper.Of);
    }
}

internal sealed record ShowPaymentIntentResponse(
    string PaymentIntentId,
    string ReservationId,
    long Amount,
    string Currency,
    string Scenario,
    [property: AllowedValues("PENDING", "APPROVED", "FAILED")] string Status,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt)
{
    /// <summary>Where the money is, in the words of Tiketi's reservations.</summary>
    [AllowedValues("pending", "completed", "failed", "refunded")]
    public string PaymentStatus { get; init; } = "pending";

    /// <summary>Money that is back, also for a part of the tickets.</summary>
    public long RefundedAmount { get; init; }

    public static ShowPaymentIntentResponse From(PaymentStatus status) => new(
        status.Payment.Id.ToString(),
        status.Payment.IsGateway
            ? SharedReservations.Name(status.Payment.Reservation)
            : status.Payment.Reservation.ToString(),
        status.Payment.Amount.Amount,
        status.Payment.Amount.Currency,
        status.Payment.Scenario,
        status.State switch
        {
            ProviderState.Unknown or ProviderState.Deciding => "PENDING",
            ProviderState.Declined or ProviderState.Voided => "FAILED",
            _ => "APPROVED",
        },
        status.Payment.CreatedAt,
        status.Payment.UpdatedAt)
    {
        PaymentStatus = status.State switch
        {
            ProviderState.Captured => "completed",
            ProviderState.Refunded => "refunded",
            ProviderState.Declined or ProviderState.Voided => "failed",
            _ => "pending",
        },
        RefundedAmount = status.RefundedAmount,
    };
}
