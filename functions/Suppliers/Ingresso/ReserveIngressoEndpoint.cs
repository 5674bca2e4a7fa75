using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Suppliers.Ingresso;
using Serverless.Functions.Edge;
using Serverless.Functions.Edge.Access;
using Serverless.Functions.Edge.Description;
using Serverless.Functions.Edge.Idempotency;

namespace Serverless.Functions.Suppliers.Ingresso;

[Dialect(Dialect.Ingresso)]
public sealed class ReserveIngressoEndpoint(IngressoDoor door, ReserveIngresso reserve, IngressoReservePages pages)
{
    private const string Operation = "reserve.v1";

    [Function("ReserveIngresso")]
    [Access(Caller.Anyone)]
    [Idempotency(KeyRule.Ignored)]
    [Summary("Holds the tickets of a trolley for some minutes.")]
    [ReadsLikeIngresso]
    [Answers(200, typeof(IngressoReserveResponse))]
    [RefusesLikeIngresso]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post",
            Route = IngressoDoor.PathPrefix + Operation + IngressoDoor.Scope)]
        HttpRequest request,
        CancellationToken cancellationToken) => door.RunAsync(
            request,
            Operation,
            call => reserve.ExecuteAsync(call, cancellationToken),
            pages.Reservation,
            IngressoWireJson.Default.IngressoReserveResponse,
            cancellationToken);
}
