using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Suppliers;
using Serverless.Functions.Edge;
using Serverless.Functions.Edge.Access;
using Serverless.Functions.Edge.Description;

namespace Serverless.Functions.Suppliers.Mocks;

[Dialect(Dialect.Gateway)]
public sealed class SetFaultPlanEndpoint(MockDoor door, SetFaultPlan setFaultPlan, FaultPolicy policy)
{
    [Function(nameof(SetFaultPlan))]
    [Access(Caller.Anyone)]
    [Summary("Makes a supplier mock misbehave for a while, or for some requests.")]
    [Reads(typeof(SetFaultPlanRequest))]
    [Answers(201, typeof(FaultPlanResponse))]
    [Refuses(400, "suppliers.unknown-supplier", "suppliers.unknown-fault", "suppliers.bad-plan")]
    [Refuses(404, "request.unknown-route")]
    [Refuses(409, "suppliers.too-many-plans")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "mock/faults")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        if (!door.IsOpen)
        {
            return MockDoor.Missing(request);
        }

        var body = await request.ReadAsync(MocksJson.Default.SetFaultPlanRequest, cancellationToken);
        var outcome = await setFaultPlan.ExecuteAsync(
            body.ToWish(policy) with { Repeat = request.Repeat() }, cancellationToken);

        return request.Answer(
            StatusCodes.Status201Created, outcome, FaultPlanResponse.From, MocksJson.Default.FaultPlanResponse);
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

    public FaultWish ToWish(FaultPolicy policy)
    {
        var fault = new Fault(Fault ?? string.Empty)
        {
            Seconds = Seconds ?? policy.WaitSecondsDefault,
            Status = Status ?? StatusCodes.Status503ServiceUnavailable,
            Code = Code,
        };

        return new FaultWish(Supplier, fault)
        {
            Client = Client,
            Endpoint = Endpoint,
            Requests = Requests,
            ForSeconds = ForSeconds,
        };
    }
}
