using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Serverless.Functions.Http.OpenApi;
using Serverless.SupplierMocks.Ingresso;

namespace Serverless.Functions.SupplierMocks.Ingresso;

/// <summary>An operation that reads a trolley and shows it, or events that go with it.</summary>
[Query("trolley_token", typeof(string), "Token of an earlier trolley.")]
[Query("perf_id", typeof(string), "Performance of the order to add.")]
[Query("ticket_type_code", typeof(string), "Ticket type of the order to add.")]
[Query("price_band_code", typeof(string), "Price band of the order to add, with its suffix.")]
[Query("no_of_seats", typeof(string), "Number of tickets to add.")]
public abstract class IngressoTrolleyEndpoint(IngressoPipeline pipeline, IngressoBaskets baskets) : IngressoEndpoint
{
    protected Task<IResult> AnswerAsync<TBody>(
        HttpRequest request,
        string operation,
        Func<IngressoCall, IngressoBasket, TBody> map,
        JsonTypeInfo<TBody> json,
        CancellationToken cancellationToken) => pipeline.RunAsync(
            request,
            operation,
            call => baskets.Read(call, needsOrder: false),
            map,
            json,
            cancellationToken);
}
