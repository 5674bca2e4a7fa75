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
    [ReadsLikeIngresso(IsOptional = true)]
    [Query("email_address", typeof(string), "Which.", IsRequired = true)]
    [Answers(200, typeof(IngressoEmptyResponse))]
    [RefusesLikeIngresso]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post",
            Route = IngressoDoor.PathPrefix + Operation + IngressoDoor.Scope)]
        HttpRequest request,
        CancellationToken cancellationToken) => door.RunAsync(
            request,
            Operation,
            IngressoErrors.CheckEmail,
            (_, _) => new IngressoEmptyResponse(),
            IngressoWireJson.Default.IngressoEmptyResponse,
            cancellationToken);
}

internal sealed record IngressoEmptyResponse;
