using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Suppliers;
using Serverless.Functions.Edge;
using Serverless.Functions.Edge.Access;
using Serverless.Functions.Edge.Description;

namespace Serverless.Functions.Suppliers.Mocks;

[Dialect(Dialect.Gateway)]
public sealed class ResetMockEndpoint(MockDoor door, IFaults faults, IMockEpochs epochs)
{
    [Function("ResetMock")]
    [Access(Caller.Anyone)]
    [Summary("Empties one supplier's mock: its orders, its stock and its fault plans. In development only.")]
    [Query("supplier", typeof(string), "Whose.", IsRequired = true, Values = ["hkdl", "ingresso"])]
    [Answers(200, typeof(ResetMockResponse))]
    [Refuses(400, "suppliers.unknown-supplier")]
    [Refuses(404, "request.unknown-route")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "mock/reset")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        if (!door.MayReset)
        {
            return MockDoor.Missing(request);
        }

        if (SupplierNames.Find(request.Query.ReadText("supplier")) is not { } supplier)
        {
            return Problem.Of(SupplierRefusals.UnknownSupplier);
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
