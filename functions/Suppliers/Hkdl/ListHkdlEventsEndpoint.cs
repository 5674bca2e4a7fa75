using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Platform;
using Serverless.Domain.Suppliers.Hkdl;
using Serverless.Functions.Edge;
using Serverless.Functions.Edge.Access;
using Serverless.Functions.Edge.Description;
using Serverless.Functions.Edge.Idempotency;

namespace Serverless.Functions.Suppliers.Hkdl;

[Dialect(Dialect.Hkdl)]
public sealed class ListHkdlEventsEndpoint(HkdlDoor door, BrowseHkdl browse)
{
    private const string Operation = "GetEvents";

    [Function("ListHkdlEvents")]
    [Access(Caller.Anyone)]
    [Idempotency(KeyRule.Ignored)]
    [Summary("Lists the events.")]
    [ReadsLikeHkdl]
    [Answers(200, typeof(HkdlEventsResponse))]
    [Answers(200, typeof(HkdlErrorResponse))]
    [RefusesLikeHkdl]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = HkdlDoor.PathPrefix + Operation)]
        HttpRequest request,
        CancellationToken cancellationToken) => door.RunAsync(
            request,
            Operation,
            _ => (Outcome<HkdlEvent[]>)browse.ListEvents().ToArray(),
            events => new HkdlEventsResponse("0000", [.. events.Select(HkdlEventResponse.From)]),
            HkdlJson.Default.HkdlEventsResponse,
            cancellationToken);
}
