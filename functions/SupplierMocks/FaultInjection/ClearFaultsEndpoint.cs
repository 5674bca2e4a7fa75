using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.Idempotency;
using Serverless.Functions.Http.OpenApi;
using Serverless.Functions.Http.RateLimiting;
using Serverless.SupplierMocks.FaultInjection;

namespace Serverless.Functions.SupplierMocks.FaultInjection;

[ApiContract(ApiContract.Gateway)]
public sealed class ClearFaultsEndpoint(FaultInjector injector, IFaults faults)
{
    [Function("ClearFaults")]
    [Stores(0)]
    [AllowAnonymous]
    [Summary("Ends the fault plans of one supplier, or all fault plans.")]
    [Query("supplier", typeof(string), "The supplier; all suppliers when missing.", Values = ["hkdl", "ingresso"])]
    [Produces(204)]
    [ProducesProblem(400, "suppliers.unknown-supplier")]
    [ProducesProblem(404, "request.unknown-route")]
    [Idempotency(IdempotencyKeyRule.Ignored)] // Ending no plans is not an error.
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "mock/faults")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        if (!injector.IsOpen)
        {
            return FaultInjector.Missing(request);
        }

        var command = request.Query.ReadText("supplier");
        var only = SupplierNames.Find(command);

        if (command is not null && only is null)
        {
            return Problem.Of(SupplierErrors.UnknownSupplier);
        }

        foreach (var supplier in Enum.GetValues<Supplier>().Where(supplier => only is null || supplier == only))
        {
            await faults.ClearAsync(supplier, cancellationToken);
        }

        return Results.NoContent();
    }
}
