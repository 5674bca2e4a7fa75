using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.OpenApi;
using Serverless.SupplierMocks.FaultInjection;

namespace Serverless.Functions.SupplierMocks.FaultInjection;

[ApiContract(ApiContract.Gateway)]
public sealed class ListFaultsEndpoint(FaultInjector injector, IFaults faults, TimeProvider clock)
{
    [Function("ListFaults")]
    [AllowAnonymous]
    [Summary("Lists the faults that the supplier mocks can inject, and the active fault plans.")]
    [Produces(200, typeof(ListFaultsResponse))]
    [ProducesProblem(404, "request.unknown-route")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "mock/faults")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        if (!injector.IsOpen)
        {
            return FaultInjector.Missing(request);
        }

        var plans = await Task.WhenAll(Enum.GetValues<Supplier>().Select(supplier =>
            faults.ListAsync(supplier, cancellationToken)));
        var now = clock.GetUtcNow();
        var active = plans.SelectMany(some => some).Where(plan => now < plan.EndsAt).Select(FaultPlanResponse.From);

        return request.Answer(
            StatusCodes.Status200OK,
            new ListFaultsResponse(FaultKinds.All, [.. active]),
            MocksJson.Default.ListFaultsResponse);
    }
}

internal sealed record ListFaultsResponse(IReadOnlyList<FaultKind> Faults, IReadOnlyList<FaultPlanResponse> Plans);

internal sealed record FaultPlanResponse(
    Guid Id, string Supplier, string? Client, string? Endpoint, string Fault, int Seconds, int Status, string? Code,
    int? RequestsLeft, DateTimeOffset EndsAt)
{
    public static FaultPlanResponse From(FaultPlan plan) => new(
        plan.Id, plan.Supplier.Name(), plan.Client, plan.Endpoint, plan.Fault.Name, plan.Fault.Seconds,
        plan.Fault.Status, plan.Fault.Code, plan.RequestsLeft, plan.EndsAt);
}
