using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Suppliers.Ingresso;
using Serverless.Functions.Edge;
using Serverless.Functions.Edge.Access;
using Serverless.Functions.Edge.Description;
using Serverless.Functions.Edge.Idempotency;

namespace Serverless.Functions.Suppliers.Ingresso;

[Dialect(Dialect.Ingresso)]
public sealed class ListIngressoUpsellsEndpoint(IngressoDoor door, IngressoBaskets baskets, IngressoTrolleyPages pages)
{
    private const string Operation = "upsells.v1";

    [Function("ListIngressoUpsells")]
    [Access(Caller.Anyone)]
    [Idempotency(KeyRule.Ignored)]
    [Summary("Lists what others like who like what is in a trolley.")]
    [ReadsLikeIngresso(IsOptional = true)]
    [Query("trolley_token", typeof(string), "Of an earlier trolley.")]
    [Query("perf_id", typeof(string), "What to add.")]
    [Query("ticket_type_code", typeof(string), "Of which type.")]
    [Query("price_band_code", typeof(string), "With its suffix.")]
    [Query("no_of_seats", typeof(string), "How many.")]
    [Answers(200, typeof(IngressoEventsResponse))]
    [RefusesLikeIngresso]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post",
            Route = IngressoDoor.PathPrefix + Operation + IngressoDoor.Scope)]
        HttpRequest request,
        CancellationToken cancellationToken) => door.RunAsync(
            request,
            Operation,
            call => baskets.Read(call, needsOrder: false),
            pages.Upsells,
            IngressoWireJson.Default.IngressoEventsResponse,
            cancellationToken);
}
