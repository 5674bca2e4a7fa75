using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Sales;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.OpenApi;

namespace Serverless.Functions.Sales;

[ApiContract(ApiContract.Tiketi)]
public sealed class ListMyReservationsEndpoint(ListMyReservations listMyReservations)
{
    [Function(nameof(ListMyReservations))]
    [Authorize]
    [Summary("Lists the caller's reservations, newest first.")]
    [Produces(200, typeof(MyReservationsResponse))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/reservations/my")]
        HttpRequest request,
        CancellationToken cancellationToken)
    {
        var views = await listMyReservations.ExecuteAsync(request.User(), cancellationToken);

        return request.Answer(
            StatusCodes.Status200OK,
            new MyReservationsResponse([.. views.Select(MyReservationRow.From)]),
            ReservationRows.Default.MyReservationsResponse);
    }
}
