using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Tickets;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.OpenApi;

namespace Serverless.Functions.Tickets;

[ApiContract(ApiContract.Movie)]
public sealed class ShowTicketPngEndpoint(TicketPictures pictures, ITicketImages images)
{
    [Function("ShowTicketPng")]
    [AllowAnonymous]
    [Summary("Returns a ticket's code as a QR image in PNG format.")]
    [Query("size", typeof(int), TicketPictures.SizeSummary)]
    [Produces(200, typeof(string), MediaType = "image/png")]
    [Produces(304)]
    [ProducesProblem(400, "tickets.bad-field")]
    [ProducesProblem(404, "tickets.unknown-ticket")]
    [ProducesProblem(409, "tickets.refunded", "tickets.not-paid", "tickets.called-off")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "tickets/{id}/qr.png")]
        HttpRequest request,
        string id,
        CancellationToken cancellationToken) =>
        pictures.AnswerAsync(request, id, "image/png", images.DrawPng, cancellationToken);
}
