using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Tickets;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.OpenApi;

namespace Serverless.Functions.Tickets;

[ApiContract(ApiContract.Movie)]
public sealed class ShowTicketCodeEndpoint(ShowTicketCode showTicketCode)
{
    [Function(nameof(ShowTicketCode))]
    [AllowAnonymous]
    [Summary("Returns the signed code of a film ticket or of a ticket of a paid reservation.")]
    [Produces(200, typeof(TicketCodeResponse))]
    [ProducesProblem(404, "tickets.unknown-ticket")]
    [ProducesProblem(409, "tickets.refunded", "tickets.not-paid", "tickets.called-off")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "tickets/{id}/code")] HttpRequest request,
        string id,
        CancellationToken cancellationToken)
    {
        var result = await showTicketCode.ExecuteAsync(request.Caller()?.Id, id, cancellationToken);

        return request.Answer(
            StatusCodes.Status200OK,
            result,
            TicketCodeResponse.From,
            AdmissionJson.Default.TicketCodeResponse,
            AdmissionProblemMapper.Of);
    }
}

internal sealed record TicketCodeResponse(
    string TicketId,
    [property: AllowedValues("film", "seat", "entry")] string Kind,
    string Show,
    string Place,
    string Code,
    string KeyId)
{
    public static TicketCodeResponse From(SignedTicket signed) => new(
        signed.Ticket.Ref.ToString(),
        AdmissionProblemMapper.NameOf(signed.Ticket.Kind),
        signed.Ticket.Show,
        signed.Ticket.Place,
        signed.Code.Text,
        signed.Code.KeyId);
}
