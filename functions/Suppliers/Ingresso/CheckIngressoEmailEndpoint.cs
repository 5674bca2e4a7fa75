using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Edge;
using Serverless.Functions.Edge.Access;
using Serverless.Functions.Edge.Description;
using Serverless.Functions.Edge.Idempotency;

namespace Serverless.Functions.Suppliers.Ingresso;

[Dialect(Dialect.Ingresso)]
public sealed class CheckIngressoEmailEndpoint(IngressoDoor door)
{
    private const string Operation = "email_check.v1";

    [Function("CheckIngressoEmail")]
    [Access(Caller.Anyone)]
    [Idempotency(KeyRule.Ignored)]
    [Summary("Says whether an e-mail address can be one.")]
    [Reads(typeof(Dictionary<string, string>), IsOptional = true,
        MediaTypes = ["application/x-www-form-urlencoded", "application/json"])]
    [Query("email_address", typeof(string), "Which.", IsRequired = true)]
    [Answers(200, typeof(IngressoEmptyResponse))]
    [Refuses(400, "ingresso.refused", Body = typeof(IngressoErrorResponse))]
    [Refuses(401, "ingresso.refused", Body = typeof(IngressoErrorResponse))]
    [Refuses(403, "ingresso.refused", Body = typeof(IngressoErrorResponse))]
    [Refuses(460, "ingresso.refused", Body = typeof(IngressoErrorResponse))]
    [Refuses(502, "ingresso.refused", Body = typeof(IngressoErrorResponse))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post",
            Route = IngressoDoor.PathPrefix + Operation + IngressoDoor.Scope)]
        HttpRequest request,
        CancellationToken cancellationToken) => door.RunAsync(
            request,
            Operation,
            call => Task.FromResult(IngressoErrors.CheckEmail(call)),
            (_, _) => new IngressoEmptyResponse(),
            IngressoWireJson.Default.IngressoEmptyResponse,
            cancellationToken);
}

internal sealed record IngressoEmptyResponse;
