using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Flights;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.OpenApi;

namespace Serverless.Functions.Flights.Admin;

[ApiContract(ApiContract.CloudJet)]
public sealed class DeleteDiscountByQueryEndpoint(DeleteDiscount deleteDiscount)
{
    [Function("DeleteDiscountByQuery")]
    [Authorize(Caller.Admin)]
    [Summary("Ends a discount that is named by a parameter.")]
    [Query("discount_id", typeof(int), "The discount.", IsRequired = true)]
    [Produces(200, typeof(FlightChangedResponse))]
    [ProducesProblem(400, "flights.unknown-discount")]
    [ProducesProblem(405, "request.method-not-allowed")]
    [ProducesProblem(503, "flights.changed-meanwhile")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/admin/discounts")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        if (request.Query.ReadText("discount_id") is not { } text)
        {
            // The published API has no such method for the whole list.
            request.HttpContext.Response.Headers.Allow = "GET, HEAD, POST, OPTIONS";

            return new Problem(
                StatusCodes.Status405MethodNotAllowed, "request.method-not-allowed", "discount_id는 필수 입력 항목입니다.");
        }

        var result = await deleteDiscount.ExecuteAsync(
            request.User(), FlightQuery.ReadDiscount(text), cancellationToken);

        return request.Answer(
            StatusCodes.Status200OK,
            result,
            _ => DeleteDiscountEndpoint.Deleted,
            FlightsJson.Default.FlightChangedResponse,
            FlightProblemMapper.Of);
    }
}
