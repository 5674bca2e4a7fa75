using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Suppliers.Hkdl;
using Serverless.Functions.Edge;
using Serverless.Functions.Edge.Access;
using Serverless.Functions.Edge.Description;
using Serverless.Functions.Edge.Idempotency;

namespace Serverless.Functions.Suppliers.Hkdl;

[Dialect(Dialect.Hkdl)]
public sealed class ListHkdlTicketsEndpoint(HkdlDoor door, BrowseHkdl browse)
{
    private const string Operation = "GetTickets";

    [Function("ListHkdlTickets")]
    [Access(Caller.Anyone)]
    [Idempotency(KeyRule.Ignored)]
    [Summary("Lists the tickets of an event.")]
    [ReadsLikeHkdl]
    [Answers(200, typeof(HkdlTicketsResponse))]
    [Answers(200, typeof(HkdlErrorResponse))]
    [RefusesLikeHkdl]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = HkdlDoor.PathPrefix + Operation)]
        HttpRequest request,
        CancellationToken cancellationToken) => door.RunAsync(
            request,
            Operation,
            browse.ListTickets,
            tickets => new HkdlTicketsResponse("0000", [.. tickets.Select(HkdlTicketResponse.From)]),
            HkdlJson.Default.HkdlTicketsResponse,
            cancellationToken);
}
