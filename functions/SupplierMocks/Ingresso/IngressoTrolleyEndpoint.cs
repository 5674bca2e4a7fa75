using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Serverless.Functions.Http.OpenApi;
using Serverless.SupplierMocks.Ingresso;

namespace Serverless.Functions.SupplierMocks.Ingresso;

/// <summary>The operations that read a trolley and show it, or something that belongs to it.</summary>
[Query("trolley_token", typeof(string), "Of an earlier trolley.")]
[Query("perf_id", typeof(string), "What to add.")]
[Query("ticket_type_code", typeof(string), "Of which type.")]
[Query("price_band_code", typeof(string), "With its suffix.")]
[Query("no_of_seats", typeof(string), "How many.")]
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
