using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Catalogue;
using Serverless.Functions.Edge;
using Serverless.Functions.Edge.Access;
using Serverless.Functions.Edge.Description;

namespace Serverless.Functions.Catalogue.Admin;

[Dialect(Dialect.Tiketi)]
public sealed class CreateLayoutEndpoint(CreateLayout createLayout)
{
    [Function(nameof(CreateLayout))]
    [Access(Caller.Admin)]
    [Summary("Makes a seat layout.")]
    [Reads(typeof(LayoutRequest))]
    [Answers(201, typeof(LayoutRow))]
    [Refuses(400, "request.missing-field", "catalogue.bad-field")]
    [Refuses(409, "catalogue.full")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/admin/layouts")]
        HttpRequest request,
        CancellationToken cancellationToken)
    {
        var body = await request.ReadAsync(AdminJson.Default.LayoutRequest, cancellationToken);
        var outcome = await createLayout.ExecuteAsync(
            PerformanceRequest.Needed(body.Name, "name"), body.Description, body.ToSections(), request.Repeat(),
            cancellationToken);

        return request.Answer(
            StatusCodes.Status201Created,
            outcome,
            LayoutRow.From,
            CatalogueRows.Default.LayoutRow,
            CatalogueWording.Of);
    }
}
