using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Suppliers;
using Serverless.Functions.Edge;
using Serverless.Functions.Edge.Access;
using Serverless.Functions.Edge.Description;
using Serverless.Functions.Edge.Idempotency;

namespace Serverless.Functions.Suppliers.Mocks;

[Dialect(Dialect.Gateway)]
public sealed class ClearFaultsEndpoint(MockDoor door, IFaults faults)
{
    [Function("ClearFaults")]
    [Access(Caller.Anyone)]
    [Summary("Ends the fault plans of one supplier, or of all.")]
    [Query("supplier", typeof(string), "Only this one.", Values = ["hkdl", "ingresso"])]
    [Answers(204)]
    [Refuses(400, "suppliers.unknown-supplier")]
    [Refuses(404, "request.unknown-route")]
    [Idempotency(KeyRule.Ignored)] // Ending what has ended is no mistake.
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "mock/faults")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        if (!door.IsOpen)
        {
            return MockDoor.Missing(request);
        }

        var wish = request.Query.ReadText("supplier");
        var only = SupplierNames.Find(wish);

        if (wish is not null && only is null)
        {
            return Problem.Of(SupplierRefusals.UnknownSupplier);
        }

        foreach (var supplier in Enum.GetValues<Supplier>().Where(supplier => only is null || supplier == only))
        {
            await faults.ClearAsync(supplier, cancellationToken);
        }

        return Results.NoContent();
    }
}
