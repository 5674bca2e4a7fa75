using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Suppliers.Hkdl;
using Serverless.Functions.Edge;
using Serverless.Functions.Edge.Access;
using Serverless.Functions.Edge.Description;
using Serverless.Functions.Edge.Idempotency;

namespace Serverless.Functions.Suppliers.Hkdl;

[Dialect(Dialect.Hkdl)]
public sealed class ListHkdlShowsEndpoint(HkdlDoor door, BrowseHkdl browse)
{
    private const string Operation = "GetShows";

    [Function("ListHkdlShows")]
    [Access(Caller.Anyone)]
    [Idempotency(KeyRule.Ignored)]
    [Summary("Lists the shows of an event between two days.")]
    [ReadsLikeHkdl]
    [Answers(200, typeof(HkdlShowsResponse))]
    [Answers(200, typeof(HkdlErrorResponse))]
    [RefusesLikeHkdl]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = HkdlDoor.PathPrefix + Operation)]
        HttpRequest request,
        CancellationToken cancellationToken) => door.RunAsync(
            request,
            Operation,
            call => browse.ListShowsAsync(call, cancellationToken),
            shows => new HkdlShowsResponse("0000", [.. shows.Select(HkdlShowResponse.From)]),
            HkdlJson.Default.HkdlShowsResponse,
            cancellationToken);
}
