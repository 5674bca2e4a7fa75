using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Suppliers.Hkdl;
using Serverless.Functions.Edge;
using Serverless.Functions.Edge.Access;
using Serverless.Functions.Edge.Description;
using Serverless.Functions.Edge.Idempotency;

namespace Serverless.Functions.Suppliers.Hkdl;

[Dialect(Dialect.Hkdl)]
public sealed class ListHkdlPickupsEndpoint(HkdlDoor door, BrowseHkdl browse)
{
    private const string Operation = "GetPickupDetails";

    [Function("ListHkdlPickups")]
    [Access(Caller.Anyone)]
    [Idempotency(KeyRule.Ignored)]
    [Summary("Lists the ways to get the tickets of an event.")]
    [ReadsLikeHkdl]
    [Answers(200, typeof(HkdlPickupsResponse))]
    [Answers(200, typeof(HkdlErrorResponse))]
    [RefusesLikeHkdl]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = HkdlDoor.PathPrefix + Operation)]
        HttpRequest request,
        CancellationToken cancellationToken) => door.RunAsync(
            request,
            Operation,
            browse.ListPickups,
            pickups => new HkdlPickupsResponse("0000", pickups),
            HkdlJson.Default.HkdlPickupsResponse,
            cancellationToken);
}
