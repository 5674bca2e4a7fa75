using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Catalogue;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.Conditions;
using Serverless.Functions.Http.OpenApi;

namespace Serverless.Functions.Catalogue;

[ApiContract(ApiContract.Tiketi)]
public sealed class ListLayoutsEndpoint(ListLayouts listLayouts)
{
    [Function(nameof(ListLayouts))]
    [AllowAnonymous]
    [Summary("Lists the seat layouts.")]
    [Produces(200, typeof(LayoutsResponse))]
    [Produces(304)]
    [ProducesProblem(400, "request.bad-condition")]
    [EntityTag(Tagging.Public)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/seats/layouts")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var layouts = await listLayouts.ExecuteAsync(cancellationToken);

        return request.Answer(
            StatusCodes.Status200OK,
            new LayoutsResponse([.. layouts.Select(LayoutRow.From)]),
            CatalogueRows.Default.LayoutsResponse);
    }
}
