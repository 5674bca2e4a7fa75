using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Reservations;
using Serverless.Functions.Edge;
using Serverless.Functions.Edge.Access;
using Serverless.Functions.Edge.Description;

namespace Serverless.Functions.Reservations;

[Dialect(Dialect.Tiketi)]
public sealed class ListMyReservationsEndpoint(ListMyReservations listMyReservations)
{
    [Function(nameof(ListMyReservations))]
    [Access(Caller.Visitor)]
    [Summary("Lists the caller's reservations, newest first.")]
    [Answers(200, typeof(MyReservationsResponse))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/reservations/my")]
        HttpRequest request,
        CancellationToken cancellationToken)
    {
        var views = await listMyReservations.ExecuteAsync(request.Visitor(), cancellationToken);

        return request.Answer(
            StatusCodes.Status200OK,
            new MyReservationsResponse([.. views.Select(MyReservationRow.From)]),
            ReservationRows.Default.MyReservationsResponse);
    }
}
