using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Catalogue;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.Conditions;
using Serverless.Functions.Http.OpenApi;

namespace Serverless.Functions.Catalogue.Admin;

[ApiContract(ApiContract.Tiketi)]
public sealed class CreateLayoutEndpoint(CreateLayout createLayout)
{
    [Function(nameof(CreateLayout))]
    [Authorize(Caller.Admin)]
    [Summary("Creates a seat layout.")]
    [Accepts(typeof(LayoutRequest))]
    [Produces(201, typeof(LayoutRow))]
    [ProducesProblem(400, "request.missing-field", "catalogue.bad-field")]
    [ProducesProblem(409, "catalogue.full")]
    [EntityTag(Tagging.Private)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/admin/layouts")]
        HttpRequest request,
        CancellationToken cancellationToken)
    {
        var body = await request.ReadAsync(AdminJson.Default.LayoutRequest, cancellationToken);
        var result = await createLayout.ExecuteAsync(
            PerformanceRequest.Needed(body.Name, "name"),
            body.Description,
            body.ToSections(),
            request.IdempotencySeed(),
            cancellationToken);

        return request.Answer(
            StatusCodes.Status201Created,
            result,
            LayoutRow.From,
            CatalogueRows.Default.LayoutRow,
            CatalogueProblemMapper.Of);
    }
}
