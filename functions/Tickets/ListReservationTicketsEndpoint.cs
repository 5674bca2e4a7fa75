using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Tickets;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.OpenApi;
using Serverless.Functions.Http.Routing;
using Serverless.Functions.Sales.Gateway;

namespace Serverless.Functions.Tickets;

[ApiContract(ApiContract.Tiketi)]
public sealed class ListReservationTicketsEndpoint(ListReservationTickets listReservationTickets)
{
    [Function(nameof(ListReservationTickets))]
    [Authorize]
    [SharedPath(ApiContract.Gateway, SharedReservations.Prefix)]
    [Summary("Lists the valid tickets of a paid reservation with their codes, for its owner and the staff.")]
    [Produces(200, typeof(ReservationTicketsResponse))]
    [ProducesProblem(400, "request.bad-id", In = ApiContract.Tiketi)]
    [ProducesProblem(404, "tickets.unknown-reservation")]
    [ProducesProblem(409, "tickets.refunded", "tickets.not-paid", "tickets.called-off")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/reservations/{id}/tickets")]
        HttpRequest request,
        string id,
        CancellationToken cancellationToken)
    {
        var reservation = SharedReservations.Read(request, id);
        var result = await listReservationTickets.ExecuteAsync(request.User(), reservation, cancellationToken);

        return request.Answer(
            StatusCodes.Status200OK,
            result,
            ReservationTicketsResponse.From,
            AdmissionJson.Default.ReservationTicketsResponse,
            AdmissionProblemMapper.Of);
    }
}

/// <param name="Tickets">The valid tickets.</param>
/// <param name="RefundedTicketIds">Tickets of the reservation that were refunded.</param>
internal sealed record ReservationTicketsResponse(
    IReadOnlyList<ReservationTicketRow> Tickets, IReadOnlyList<string> RefundedTicketIds)
{
    public static ReservationTicketsResponse From(SignedTickets signed) => new(
        [.. signed.Tickets.Select(ReservationTicketRow.From)],
        [.. signed.Refunded.Select(ticket => ticket.ToString())]);
}

internal sealed record ReservationTicketRow(
    string TicketId,
    [property: AllowedValues("seat", "entry")] string Kind,
    string Show,
    string Place,
    string Code,
    string KeyId,
    DateTimeOffset? AdmittedAt,
    string? Gate)
{
    public static ReservationTicketRow From(SignedTicket signed) => new(
        signed.Ticket.Ref.ToString(),
        AdmissionProblemMapper.NameOf(signed.Ticket.Kind),
        signed.Ticket.Show,
        signed.Ticket.Place,
        signed.Code.Text,
        signed.Code.KeyId,
        signed.Arrival?.At,
        signed.Arrival?.Gate);
}
