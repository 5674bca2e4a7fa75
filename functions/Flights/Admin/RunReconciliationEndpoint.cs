using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Flights.Bookings;
using Serverless.Functions.Flights.Bookings;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.OpenApi;

namespace Serverless.Functions.Flights.Admin;

[ApiContract(ApiContract.CloudJet)]
public sealed class RunReconciliationEndpoint(ReconcileBookings reconcileBookings)
{
    [Function("RunReconciliation")]
    [Authorize(Caller.Admin)]
    [Summary("Compares the next payments with their receipts and bookings, as the timer does.")]
    [Produces(200, typeof(RunReconciliationResponse))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/admin/reconciliation")] HttpRequest request,
        CancellationToken cancellationToken) =>
        request.Answer(
            StatusCodes.Status200OK,
            new RunReconciliationResponse(await reconcileBookings.ExecuteAsync(cancellationToken)),
            BookingsJson.Default.RunReconciliationResponse);
}

/// <param name="Compared">How many payments were compared.</param>
internal sealed record RunReconciliationResponse(int Compared)
{
    public bool Success { get; } = true;
}
