using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Catalogue;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.Conditions;
using Serverless.Functions.Http.OpenApi;

namespace Serverless.Functions.Catalogue.Admin;

[ApiContract(ApiContract.Tiketi)]
public sealed class CreatePerformanceEndpoint(CreatePerformance createPerformance)
{
    [Function(nameof(CreatePerformance))]
    [Authorize(Caller.Admin)]
    [Summary("Creates an event as a draft, which only administrators see.")]
    [Accepts(typeof(PerformanceRequest))]
    [Produces(201, typeof(PerformanceAdminResponse))]
    [ProducesProblem(400, "request.missing-field", "catalogue.bad-field", "catalogue.unknown-layout")]
    [ProducesProblem(409, "catalogue.full")]
    [EntityTag(Tagging.Private)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/admin/events")]
        HttpRequest request,
        CancellationToken cancellationToken)
    {
        var body = await request.ReadAsync(AdminJson.Default.PerformanceRequest, cancellationToken);
        var result = await createPerformance.ExecuteAsync(
            request.User(), body.ToDraft() with { IdempotencySeed = request.IdempotencySeed() }, cancellationToken);

        return request.Answer(
            StatusCodes.Status201Created,
            result,
            PerformanceAdminResponse.From,
            AdminRows.Default.PerformanceAdminResponse,
            CatalogueProblemMapper.Of);
    }
}
