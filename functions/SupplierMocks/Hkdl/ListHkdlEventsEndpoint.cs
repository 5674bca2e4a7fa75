using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Platform;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.Idempotency;
using Serverless.Functions.Http.OpenApi;
using Serverless.SupplierMocks.Hkdl;

namespace Serverless.Functions.SupplierMocks.Hkdl;

[ApiContract(ApiContract.Hkdl)]
public sealed class ListHkdlEventsEndpoint(HkdlPipeline pipeline, BrowseHkdl browse)
{
    private const string Operation = "GetEvents";

    [Function("ListHkdlEvents")]
    [AllowAnonymous]
    [Idempotency(IdempotencyKeyRule.Ignored)]
    [Summary("Lists the events.")]
    [AcceptsHkdlForms]
    [Produces(200, typeof(HkdlEventsResponse))]
    [Produces(200, typeof(HkdlErrorResponse))]
    [ProducesHkdlProblems]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = HkdlPipeline.PathPrefix + Operation)]
        HttpRequest request,
        CancellationToken cancellationToken) => pipeline.RunAsync(
            request,
            Operation,
            _ => (Result<HkdlEvent[]>)browse.ListEvents().ToArray(),
            events => new HkdlEventsResponse("0000", [.. events.Select(HkdlEventResponse.From)]),
            HkdlJson.Default.HkdlEventsResponse,
            cancellationToken);
}
