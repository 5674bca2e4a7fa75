using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.OpenApi;
using Serverless.Functions.Http.RateLimiting;
using Serverless.SupplierMocks.FaultInjection;

namespace Serverless.Functions.SupplierMocks.FaultInjection;

[ApiContract(ApiContract.Gateway)]
public sealed class ResetMockEndpoint(FaultInjector injector, IFaults faults, IMockEpochs epochs)
{
    [Function("ResetMock")]
    [Stores(0)]
    [AllowAnonymous]
    [Summary("Empties one supplier's mock: its orders, stock and fault plans. In development only.")]
    [Query("supplier", typeof(string), "The supplier.", IsRequired = true, Values = ["hkdl", "ingresso"])]
    [Produces(200, typeof(ResetMockResponse))]
    [ProducesProblem(400, "suppliers.unknown-supplier")]
    [ProducesProblem(404, "request.unknown-route")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "mock/reset")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        if (!injector.MayReset)
        {
            return FaultInjector.Missing(request);
        }

        if (SupplierNames.Find(request.Query.ReadText("supplier")) is not { } supplier)
        {
            return Problem.Of(SupplierErrors.UnknownSupplier);
        }

        await faults.ClearAsync(supplier, cancellationToken);
        var epoch = await epochs.AdvanceAsync(supplier, cancellationToken);

        return request.Answer(
            StatusCodes.Status200OK,
            new ResetMockResponse(supplier.Name(), epoch),
            MocksJson.Default.ResetMockResponse);
    }
}

internal sealed record ResetMockResponse(string Supplier, int Epoch);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    AllowDuplicateProperties = false,
    Converters = [typeof(WireTime)])]
[JsonSerializable(typeof(ListFaultsResponse))]
[JsonSerializable(typeof(FaultPlanResponse))]
[JsonSerializable(typeof(SetFaultPlanRequest))]
[JsonSerializable(typeof(ResetMockResponse))]
internal sealed partial class MocksJson : JsonSerializerContext;
