using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.OpenApi;
using Serverless.SupplierMocks.FaultInjection;

namespace Serverless.Functions.SupplierMocks.FaultInjection;

[ApiContract(ApiContract.Gateway)]
public sealed class SetFaultPlanEndpoint(FaultInjector injector, SetFaultPlan setFaultPlan, FaultPolicy policy)
{
    [Function(nameof(SetFaultPlan))]
    [AllowAnonymous]
    [Summary("Makes a supplier mock inject a fault for some time or some requests.")]
    [Accepts(typeof(SetFaultPlanRequest))]
    [Produces(201, typeof(FaultPlanResponse))]
    [ProducesProblem(400, "suppliers.unknown-supplier", "suppliers.unknown-fault", "suppliers.bad-plan")]
    [ProducesProblem(404, "request.unknown-route")]
    [ProducesProblem(409, "suppliers.too-many-plans")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "mock/faults")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        if (!injector.IsOpen)
        {
            return FaultInjector.Missing(request);
        }

        var body = await request.ReadAsync(MocksJson.Default.SetFaultPlanRequest, cancellationToken);
        var result = await setFaultPlan.ExecuteAsync(
            body.ToCommand(policy) with { IdempotencySeed = request.IdempotencySeed() }, cancellationToken);

        return request.Answer(
            StatusCodes.Status201Created, result, FaultPlanResponse.From, MocksJson.Default.FaultPlanResponse);
    }
}

internal sealed record SetFaultPlanRequest
{
    public string? Supplier { get; init; }

    public string? Fault { get; init; }

    public string? Client { get; init; }

    public string? Endpoint { get; init; }

    public int? Requests { get; init; }

    public int? ForSeconds { get; init; }

    public int? Seconds { get; init; }

    public int? Status { get; init; }

    public string? Code { get; init; }

    public SetFaultPlanCommand ToCommand(FaultPolicy policy)
    {
        var fault = new Fault(Fault ?? string.Empty)
        {
            Seconds = Seconds ?? policy.WaitSecondsDefault,
            Status = Status ?? StatusCodes.Status503ServiceUnavailable,
            Code = Code,
        };

        return new SetFaultPlanCommand(Supplier, fault)
        {
            Client = Client,
            Endpoint = Endpoint,
            Requests = Requests,
            ForSeconds = ForSeconds,
        };
    }
}
