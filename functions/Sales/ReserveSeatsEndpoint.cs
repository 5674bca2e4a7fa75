using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Platform;
using Serverless.Domain.Sales;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.OpenApi;
using Serverless.Functions.Realtime;

namespace Serverless.Functions.Sales;

[ApiContract(ApiContract.Tiketi)]
public sealed class ReserveSeatsEndpoint(ReserveSeats reserveSeats)
{
    [Function(nameof(ReserveSeats))]
    [Authorize]
    [Summary("Holds seats for some minutes, all or none.")]
    [Accepts(typeof(ReserveSeatsRequest))]
    [Produces(201, typeof(ReserveSeatsResponse))]
    [ProducesProblem(
        400, "request.bad-id", "request.unknown-member", "seats.none-chosen", "seats.too-many", "seats.chosen-twice")]
    [ProducesProblem(403, "reservations.pass-missing")]
    [ProducesProblem(404, "seats.unknown-performance", "seats.no-numbered-seats", "seats.unknown-seat")]
    [ProducesProblem(
        409, "seats.taken", "seats.already-yours", "reservations.not-on-sale", "reservations.called-off",
        "reservations.holds-too-much")]
    public async Task<LiveAnswer> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/seats/reserve")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var body = await request.ReadAsync(SeatJson.Default.ReserveSeatsRequest, cancellationToken);
        var (performance, seats) = body.ToSelection();

        // The engine sells flights too, but not here.
        if (!performance.Tag.IsEvent)
        {
            return request.Answer(
                StatusCodes.Status201Created,
                (Result<WithMessages<Reservation>>)SeatErrors.UnknownPerformance(performance),
                ReserveSeatsResponse.From,
                SeatJson.Default.ReserveSeatsResponse,
                SeatProblemMapper.Of);
        }

        var result = await reserveSeats.ExecuteAsync(
            request.User(), new ReserveSeatsCommand(performance, seats), request.IdempotencySeed(), cancellationToken);

        return request.Answer(
            StatusCodes.Status201Created,
            result,
            ReserveSeatsResponse.From,
            SeatJson.Default.ReserveSeatsResponse,
            SeatProblemMapper.Of);
    }
}

/// <summary>
/// Read as the client sent it, because each error has its own text and the first one in order is returned.
/// </summary>
internal sealed record ReserveSeatsRequest(
    [property: Required, ShownAs(typeof(Guid))] JsonElement EventId,
    [property: Required, ShownAs(typeof(IReadOnlyList<Guid>))] JsonElement SeatIds)
{
    /// <summary>The member of the endpoint that holds tickets. Here it would hold nothing.</summary>
    [Browsable(false)]
    public JsonElement Items { get; init; }

    public (PerformanceId Performance, IReadOnlyList<SeatId> Seats) ToSelection()
    {
        if (Items.ValueKind is not JsonValueKind.Undefined)
        {
            throw new MalformedRequestException("This does not hold tickets. POST /api/v1/reservations does.")
            {
                Reason = "request.unknown-member",
            };
        }

        var performance = new PerformanceId(ReadId(EventId, "Invalid event ID format"));

        return SeatIds.ValueKind is not JsonValueKind.Array || SeatIds.GetArrayLength() == 0
            ? throw new MalformedRequestException("Please select at least one seat") { Reason = "seats.none-chosen" }
            : (performance,
                [.. SeatIds.EnumerateArray().Select(seat => new SeatId(ReadId(seat, "Invalid seat ID format")))]);
    }

    private static Guid ReadId(JsonElement element, string message) => WireId.Parse(
        element.ValueKind is JsonValueKind.String ? element.GetString() : null, message);
}

internal sealed record ReserveSeatsResponse(string Message, HeldReservation Reservation)
{
    public static ReserveSeatsResponse From(Reservation reservation) => new(
        "좌석이 선택되었습니다.",
        new HeldReservation(
            reservation.Id.Value,
            reservation.Number,
            reservation.Total.Amount,
            reservation.ExpiresAt,
            [
                .. reservation.Seats.Select(seat => new HeldSeat(
                    SeatId.Of(reservation.Performance, seat.Index).Value, seat.Label, seat.Price, "locked")),
            ]));
}
