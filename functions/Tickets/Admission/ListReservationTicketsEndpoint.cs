using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Tickets.Admission;
using Serverless.Functions.Edge;
using Serverless.Functions.Edge.Access;
using Serverless.Functions.Edge.Description;
using Serverless.Functions.Edge.Routing;
using Serverless.Functions.Reservations.Gateway;

namespace Serverless.Functions.Tickets.Admission;

[Dialect(Dialect.Tiketi)]
public sealed class ListReservationTicketsEndpoint(ListReservationTickets listReservationTickets)
{
    [Function(nameof(ListReservationTickets))]
    [Access(Caller.Visitor)]
    [SharedPath(Dialect.Gateway, SharedReservations.Prefix)]
    [Summary("Lists the tickets of a paid reservation with their codes, for its owner and the staff.")]
    [Answers(200, typeof(ReservationTicketsResponse))]
    [Refuses(400, "request.bad-id", In = Dialect.Tiketi)]
    [Refuses(404, "tickets.unknown-reservation")]
    [Refuses(409, "tickets.refunded", "tickets.not-paid", "tickets.called-off")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/reservations/{id}/tickets")]
        HttpRequest request,
        string id,
        CancellationToken cancellationToken)
    {
        var reservation = SharedReservations.Read(request, id);
        var outcome = await listReservationTickets.ExecuteAsync(request.Visitor(), reservation, cancellationToken);

        return request.Answer(
            StatusCodes.Status200OK,
            outcome,
            ReservationTicketsResponse.From,
            AdmissionJson.Default.ReservationTicketsResponse,
            AdmissionWording.Of);
    }
}

internal sealed record ReservationTicketsResponse(IReadOnlyList<ReservationTicketRow> Tickets)
{
    public static ReservationTicketsResponse From(SignedTickets signed) =>
        new([.. signed.Tickets.Select(ReservationTicketRow.From)]);
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
        AdmissionWording.NameOf(signed.Ticket.Kind),
        signed.Ticket.Show,
        signed.Ticket.Place,
        signed.Code.Text,
        signed.Code.KeyId,
        signed.Arrival?.At,
        signed.Arrival?.Gate);
}
