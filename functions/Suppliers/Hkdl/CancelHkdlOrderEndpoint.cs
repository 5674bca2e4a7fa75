using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Suppliers.Hkdl;
using Serverless.Functions.Edge;
using Serverless.Functions.Edge.Access;
using Serverless.Functions.Edge.Description;
using Serverless.Functions.Edge.Idempotency;

namespace Serverless.Functions.Suppliers.Hkdl;

[Dialect(Dialect.Hkdl)]
public sealed class CancelHkdlOrderEndpoint(HkdlDoor door, CancelHkdlOrder cancel)
{
    private const string Operation = "CancelOrder";

    [Function("CancelHkdlOrder")]
    [Access(Caller.Anyone)]
    [Idempotency(KeyRule.Ignored)]
    [Summary("Asks for an order to be cancelled.")]
    [ReadsLikeHkdl]
    [Answers(200, typeof(HkdlDoneResponse))]
    [Answers(200, typeof(HkdlErrorResponse))]
    [RefusesLikeHkdl]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = HkdlDoor.PathPrefix + Operation)]
        HttpRequest request,
        CancellationToken cancellationToken) => door.RunAsync(
            request,
            Operation,
            call => cancel.ExecuteAsync(call, cancellationToken),
            _ => HkdlDoneResponse.Instance,
            HkdlJson.Default.HkdlDoneResponse,
            cancellationToken);
}
