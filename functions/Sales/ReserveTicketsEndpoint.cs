using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Domain.Sales;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.OpenApi;
using Serverless.Functions.Realtime;

namespace Serverless.Functions.Sales;

[ApiContract(ApiContract.Tiketi)]
public sealed class ReserveTicketsEndpoint(ReserveTickets reserveTickets)
{
    [Function(nameof(ReserveTickets))]
    [Authorize]
    [Summary("Holds tickets for some minutes, all or none.")]
    [Accepts(typeof(ReserveTicketsRequest))]
    [Produces(201, typeof(ReserveTicketsResponse))]
    [ProducesProblem(
        400, "request.bad-id", "request.unknown-member", "reservations.nothing-chosen", "reservations.bad-quantity",
        "reservations.too-many")]
    [ProducesProblem(403, "reservations.pass-missing")]
    [ProducesProblem(404, "reservations.unknown-performance", "reservations.unknown-ticket-type")]
    [ProducesProblem(
        409, "reservations.not-on-sale", "reservations.called-off", "reservations.stock-short",
        "reservations.holds-too-much")]
    public async Task<LiveAnswer> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/reservations")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var body = await request.ReadAsync(ReservationJson.Default.ReserveTicketsRequest, cancellationToken);
        var (performance, items) = body.ToSelection();
        var result = await reserveTickets.ExecuteAsync(
            request.User(), performance, items, request.IdempotencySeed(), cancellationToken);

        return request.Answer(
            StatusCodes.Status201Created,
            result,
            ReserveTicketsResponse.From,
            ReservationJson.Default.ReserveTicketsResponse,
            SeatProblemMapper.Of);
    }
}

/// <summary>
/// Read as the client sent it, because each error has its own text and the first one in order is returned.
/// </summary>
internal sealed record ReserveTicketsRequest(
    [property: Required, ShownAs(typeof(Guid))] JsonElement EventId,
    [property: Required, ShownAs(typeof(IReadOnlyList<TicketSelection>))] JsonElement Items)
{
    private const int ItemsMax = 100;

    /// <summary>The gateway's member for the event, sent by clients that should use the gateway's path.</summary>
    [System.Text.Json.Serialization.JsonPropertyName("event_id")]
    [Browsable(false)]
    public JsonElement GatewayEventId { get; init; }

    /// <summary>The member of the endpoint that holds seats. Here it would hold nothing.</summary>
    [Browsable(false)]
    public JsonElement SeatIds { get; init; }

    public (PerformanceId Performance, IReadOnlyList<(TicketTypeId Type, int Quantity)> Items) ToSelection()
    {
        if (SeatIds.ValueKind is not JsonValueKind.Undefined)
        {
            throw new MalformedRequestException("This does not hold seats. POST /api/v1/seats/reserve does.")
            {
                Reason = "request.unknown-member",
            };
        }

        if (EventId.ValueKind is JsonValueKind.Undefined && GatewayEventId.ValueKind is not JsonValueKind.Undefined)
        {
            throw new MalformedRequestException("Use eventId here, or POST /api/v1/reservations/create with event_id.");
        }

        var performance = new PerformanceId(ReadId(EventId, "Invalid eventId format"));

        if (Items.ValueKind is not JsonValueKind.Array || Items.GetArrayLength() is 0)
        {
            throw new MalformedRequestException("티켓을 선택해주세요.")
            {
                Reason = "reservations.nothing-chosen",
            };
        }

        return Items.GetArrayLength() > ItemsMax
            ? throw new MalformedRequestException($"items: at most {ItemsMax}") { Reason = "reservations.too-many" }
            : (performance, [.. Items.EnumerateArray().Select(ReadItem)]);
    }

    private static (TicketTypeId Type, int Quantity) ReadItem(JsonElement item)
    {
        const string BadType = "Invalid ticketTypeId list";
        var type = item.ValueKind is JsonValueKind.Object && item.TryGetProperty("ticketTypeId", out var id)
            ? ReadId(id, BadType)
            : throw new MalformedRequestException(BadType);

        return item.TryGetProperty("quantity", out var quantity)
            && quantity.ValueKind is JsonValueKind.Number
            && quantity.TryGetInt32(out var count)
                ? (new TicketTypeId(type), count)
                : throw new MalformedRequestException("수량은 1개 이상이어야 합니다.")
                {
                    Reason = "reservations.bad-quantity",
                };
    }

    private static Guid ReadId(JsonElement element, string message) => WireId.Parse(
        element.ValueKind is JsonValueKind.String ? element.GetString() : null, message);
}

/// <summary>One of the items, used only in the API's description.</summary>
internal sealed record TicketSelection(Guid TicketTypeId, [property: Range(1, int.MaxValue)] int Quantity);

internal sealed record ReserveTicketsResponse(string Message, OrderedReservation Reservation)
{
    public static ReserveTicketsResponse From(Reservation reservation) => new(
        "예매가 완료되었습니다.",
        new OrderedReservation(
            reservation.Id.Value, reservation.Number, reservation.Total.Amount, reservation.ExpiresAt));
}

internal sealed record OrderedReservation(
    Guid Id, string ReservationNumber, long TotalAmount, DateTimeOffset ExpiresAt);
