using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.FilmTickets;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.OpenApi;

namespace Serverless.Functions.FilmTickets;

[ApiContract(ApiContract.Movie)]
public sealed class ShowTicketEndpoint(ShowTicket showTicket, FilmTicketAuthorization authorization)
{
    [Function(nameof(ShowTicket))]
    [AllowAnonymous]
    [Summary("Shows one ticket.")]
    [Produces(200, typeof(TicketResponse))]
    [ProducesProblem(403, "tickets.closed")]
    [ProducesProblem(404, "tickets.unknown-ticket")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "tickets/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellationToken)
    {
        if (authorization.FindClosed() is { } closed)
        {
            return closed;
        }

        var result = await showTicket.ExecuteAsync(id, cancellationToken);

        // A caller without access gets "unknown ticket", so the response does not reveal that the ticket exists.
        if (result.Value is { } ticket && !await authorization.MayShowAsync(request, ticket, cancellationToken))
        {
            result = FilmTicketErrors.UnknownTicket(id);
        }

        return request.Answer(
            StatusCodes.Status200OK,
            result,
            TicketResponse.From,
            FilmTicketJson.Default.TicketResponse,
            FilmTicketProblemMapper.Of);
    }
}

internal sealed record TicketResponse(
    Guid Id,
    string TheaterName,
    string UserId,
    string MovieTitle,
    int PriceKrw,
    [property: AllowedValues("issued", "canceled")] string Status,
    string? Memo)
{
    public static TicketResponse From(FilmTicket ticket) => new(
        ticket.Id,
        ticket.Order.TheaterName,
        ticket.Order.UserId,
        ticket.Order.MovieTitle,
        ticket.Order.PriceInWon,
        ticket.IsCanceled ? "canceled" : "issued",
        ticket.Order.Memo);
}
