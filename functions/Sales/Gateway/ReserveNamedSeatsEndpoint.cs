using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Accounts;
using Serverless.Domain.Sales;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.Idempotency;
using Serverless.Functions.Http.OpenApi;
using Serverless.Functions.Realtime;

namespace Serverless.Functions.Sales.Gateway;

[ApiContract(ApiContract.Gateway)]
public sealed class ReserveNamedSeatsEndpoint(ReserveNamedSeats reserveNamedSeats)
{
    [Function(nameof(ReserveNamedSeats))]
    [Authorize]
    [Summary("Holds seats for a minute, by id or label, all or none.")]
    [Accepts(typeof(ReserveNamedSeatsRequest))]
    [Produces(201, typeof(ReserveNamedSeatsResponse))]
    [ProducesProblem(
        400, "request.missing-field", "seats.too-many", "seats.chosen-twice", "reservations.bad-quantity",
        "reservations.bad-price", "catalogue.bad-event-name", "seats.bad-name")]
    [ProducesProblem(403, "reservations.pass-missing")]
    [ProducesProblem(404, "seats.unknown-performance", "seats.no-numbered-seats", "seats.unknown-seat")]
    [ProducesProblem(
        409, "seats.taken", "seats.already-yours", "seats.all-named", "catalogue.full", "reservations.not-on-sale",
        "reservations.called-off", "reservations.holds-too-much")]
    [Idempotency(IdempotencyKeyRule.Required)]
    public async Task<LiveAnswer> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/reservations/create")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var body = await request.ReadAsync(
            GatewayReservationJson.Default.ReserveNamedSeatsRequest, cancellationToken);
        var caller = request.Caller()!;
        var result = await reserveNamedSeats.ExecuteAsync(
            caller.Id, body.ToCommand(), request.IdempotencySeed(), cancellationToken);

        return request.Answer(
            StatusCodes.Status201Created,
            result,
            reservation => ReserveNamedSeatsResponse.From(reservation, caller),
            GatewayReservationJson.Default.ReserveNamedSeatsResponse,
            GatewayProblemMapper.Of);
    }
}

/// <param name="EventId">An id; any name if implicit events are enabled.</param>
/// <param name="SeatIds">Ids or labels.</param>
/// <param name="Quantity">The number of seats, if it is sent.</param>
/// <param name="TotalPrice">Returned to the client; the charge is the sum of the seat prices.</param>
/// <param name="ReservationToken">The queue token of a user who waited without logging in.</param>
internal sealed record ReserveNamedSeatsRequest(
    [property: Required] string? EventId,
    [property: Required, Length(1, 50)] IReadOnlyList<string?>? SeatIds,
    int? Quantity,
    [property: ShownAs(typeof(decimal)), Range(0, (double)ReserveNamedSeatsRequest.PriceMax)] JsonElement TotalPrice,
    string? ReservationToken)
{
    private const long PriceMax = 1_000_000_000_000;

    public ReserveNamedSeatsCommand ToCommand()
    {
        if (string.IsNullOrEmpty(EventId) || SeatIds is not { Count: > 0 } || SeatIds.Any(string.IsNullOrEmpty))
        {
            throw new MalformedRequestException("event_id and seat_ids are required")
            {
                Reason = "request.missing-field",
            };
        }

        if (Quantity is { } quantity && quantity != SeatIds.Count)
        {
            throw new MalformedRequestException("quantity must be the number of seat_ids")
            {
                Reason = "reservations.bad-quantity",
            };
        }

        return new ReserveNamedSeatsCommand(EventId, new ClientTexts(SeatIds!, ReadPrice()), ReservationToken);
    }

    private decimal? ReadPrice() => TotalPrice.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => null,
        JsonValueKind.Number when TotalPrice.TryGetDecimal(out var price) && price is >= 0 and <= PriceMax => price,
        _ => throw new MalformedRequestException($"total_price is a number from 0 to {PriceMax}")
        {
            Reason = "reservations.bad-price",
        },
    };
}

internal sealed record ReserveNamedSeatsResponse(
    string ReservationId,
    [property: AllowedValues("HOLD")] string Status,
    string EventId,
    string UserId,
    IReadOnlyList<string> SeatIds,
    int Quantity,
    decimal TotalPrice,
    DateTimeOffset HoldExpiresAt)
{
    public static ReserveNamedSeatsResponse From(Reservation reservation, User caller) => new(
        SharedReservations.Name(reservation.Id),
        "HOLD",
        GatewayReservation.EventOf(reservation),
        caller.Subject,
        GatewayReservation.SeatsOf(reservation),
        reservation.UnitCount,
        GatewayReservation.PriceOf(reservation),
        reservation.ExpiresAt);
}
