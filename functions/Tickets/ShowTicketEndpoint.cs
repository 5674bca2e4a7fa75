using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Tickets;
using Serverless.Functions.Edge;
using Serverless.Functions.Edge.Access;
using Serverless.Functions.Edge.Description;

namespace Serverless.Functions.Tickets;

[Dialect(Dialect.Movie)]
public sealed class ShowTicketEndpoint(ShowTicket showTicket, TicketDoor door)
{
    [Function(nameof(ShowTicket))]
    [Access(Caller.Anyone)]
    [Summary("Shows one ticket.")]
    [Answers(200, typeof(TicketResponse))]
    [Refuses(404, "tickets.unknown-ticket")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "tickets/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellationToken)
    {
        var outcome = await showTicket.ExecuteAsync(id, cancellationToken);

        // Whose ticket it is not learns no more than that there is none for them.
        if (outcome.Value is { } ticket && !await door.ShowsAsync(request, ticket, cancellationToken))
        {
            outcome = TicketRefusals.UnknownTicket(id);
        }

        return request.Answer(
            StatusCodes.Status200OK, outcome, TicketResponse.From, TicketJson.Default.TicketResponse, TicketWording.Of);
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
    public static TicketResponse From(Ticket ticket) => new(
        ticket.Id,
        ticket.Order.TheaterName,
        ticket.Order.UserId,
        ticket.Order.MovieTitle,
        ticket.Order.PriceInWon,
        ticket.IsCanceled ? "canceled" : "issued",
        ticket.Order.Memo);
}
