using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Flights;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.OpenApi;

namespace Serverless.Functions.Flights.Admin;

[ApiContract(ApiContract.CloudJet)]
public sealed class DeleteDiscountEndpoint(DeleteDiscount deleteDiscount)
{
    internal static readonly FlightChangedResponse Deleted = new("할인이 삭제되었습니다.");

    [Function(nameof(DeleteDiscount))]
    [Authorize(Caller.Admin)]
    [Summary("Ends a discount.")]
    [Produces(200, typeof(FlightChangedResponse))]
    [ProducesProblem(400, "flights.unknown-discount")]
    [ProducesProblem(404, "request.unknown-route")]
    [ProducesProblem(503, "flights.changed-meanwhile")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/admin/discounts/{discountId}")]
        HttpRequest request,
        string discountId,
        CancellationToken cancellationToken)
    {
        // The published API has this path for numbers only.
        if (!int.TryParse(discountId, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            return new Problem(StatusCodes.Status404NotFound, "request.unknown-route", "할인을 찾을 수 없습니다.");
        }

        var result = await deleteDiscount.ExecuteAsync(request.User(), new DiscountId(id), cancellationToken);

        return request.Answer(
            StatusCodes.Status200OK,
            result,
            _ => Deleted,
            FlightsJson.Default.FlightChangedResponse,
            FlightProblemMapper.Of);
    }
}
