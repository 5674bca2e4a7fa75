using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Tickets.Admission;
using Serverless.Functions.Edge;
using Serverless.Functions.Edge.Access;
using Serverless.Functions.Edge.Description;

namespace Serverless.Functions.Tickets.Admission;

[Dialect(Dialect.Movie)]
public sealed class ShowTicketSvgEndpoint(TicketPictures pictures, ITicketImages images)
{
    [Function("ShowTicketSvg")]
    [Access(Caller.Anyone)]
    [Summary("Draws a ticket's code as a QR image, SVG.")]
    [Query("size", typeof(int), TicketPictures.SizeSummary)]
    [Answers(200, typeof(string), MediaType = "image/svg+xml")]
    [Answers(304)]
    [Refuses(400, "tickets.bad-field")]
    [Refuses(404, "tickets.unknown-ticket")]
    [Refuses(409, "tickets.refunded", "tickets.not-paid", "tickets.called-off")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "tickets/{id}/qr.svg")]
        HttpRequest request,
        string id,
        CancellationToken cancellationToken) =>
        pictures.AnswerAsync(request, id, "image/svg+xml", images.DrawSvg, cancellationToken);
}
