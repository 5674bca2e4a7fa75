using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Flights;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.OpenApi;
using Serverless.Functions.Http.RateLimiting;

namespace Serverless.Functions.Flights;

[ApiContract(ApiContract.CloudJet)]
public sealed class SearchFlightsEndpoint(FlightPages pages)
{
    [Function(nameof(SearchFlights))]
    [AllowAnonymous]
    [RateLimitInParallel]
    [Summary("Finds the flights of a route on a day, the cheapest first.")]
    [Query("departure", typeof(string), "Code of the airport, such as ICN.", IsRequired = true)]
    [Query("arrival", typeof(string), "Code of the airport, such as NRT.", IsRequired = true)]
    [Query("date", typeof(string), "Day of the departure in Korea, as YYYY-MM-DD.", IsRequired = true)]
    [Query("return_date", typeof(string), "Also finds the flights back on this day.")]
    [Query("passengers", typeof(int), "Only flights with as many seats, from 1 to 9.")]
    [Query("class", typeof(string), "Every flight has the class economy only.",
        Values = ["economy", "business", "first"])]
    [Query("sort", typeof(string), "The order; price without it.",
        Values = ["price", "departure", "arrival", "duration"])]
    [Query("page", typeof(int), "From 1; without page and limit all flights are returned.")]
    [Query("limit", typeof(int), "Flights per page, from 1 to 100.")]
    [Produces(200, typeof(FlightSearchResponse))]
    [ProducesProblem(400, "flights.incomplete-search", "flights.bad-search")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/flights/search")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var search = FlightSearch.Read(request.Query);
        var outbound = await pages.FindAsync(search.Route, search.Date, cancellationToken);

        if (search.IsPlain)
        {
            return new BytesResult(FlightSearchResponse.Wrap(outbound.Span), JsonBody.ContentType);
        }

        ReadOnlyMemory<byte>? back = null;

        // Not one conditional expression: in it, null would become an empty memory.
        if (search.ReturnDate is { } date)
        {
            back = await pages.FindAsync(search.Route.Back, date, cancellationToken);
        }

        return request.Answer(
            StatusCodes.Status200OK,
            FlightSearchResponse.From(search, outbound, back),
            FlightsJson.Default.FlightSearchResponse);
    }
}
