using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Catalogue;
using Serverless.Functions.Edge;
using Serverless.Functions.Edge.Access;
using Serverless.Functions.Edge.Description;

namespace Serverless.Functions.Catalogue.Admin;

[Dialect(Dialect.Tiketi)]
public sealed class CreatePerformanceEndpoint(CreatePerformance createPerformance)
{
    [Function(nameof(CreatePerformance))]
    [Access(Caller.Admin)]
    [Summary("Makes an event as a draft, which only administrators see.")]
    [Reads(typeof(PerformanceRequest))]
    [Answers(201, typeof(PerformanceAdminResponse))]
    [Refuses(400, "request.missing-field", "catalogue.bad-field", "catalogue.unknown-layout")]
    [Refuses(409, "catalogue.full")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/admin/events")]
        HttpRequest request,
        CancellationToken cancellationToken)
    {
        var body = await request.ReadAsync(AdminJson.Default.PerformanceRequest, cancellationToken);
        var outcome = await createPerformance.ExecuteAsync(
            request.Visitor(), body.ToDraft() with { Repeat = request.Repeat() }, cancellationToken);

        return request.Answer(
            StatusCodes.Status201Created,
            outcome,
            PerformanceAdminResponse.From,
            AdminRows.Default.PerformanceAdminResponse,
            CatalogueWording.Of);
    }
}
