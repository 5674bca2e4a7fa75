using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.OpenApi;

namespace Serverless.Functions.FilmTickets;

/// <summary>
/// Returns the movie API's greeting at the root. An empty route would mean the function's name, so the route has a
/// placeholder.
/// </summary>
[ApiContract(ApiContract.Movie)]
public sealed class ShowGreetingEndpoint
{
    private readonly GreetingResponse _greeting = new("ok", "Movie Ticketing Backend is running");

    [Function("ShowGreeting")]
    [AnyQuery]
    [AllowAnonymous]
    [Summary("Returns a greeting that shows that the movie API runs.")]
    [Produces(200, typeof(GreetingResponse))]
    public IResult Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = PathTemplate.Root)] HttpRequest request) =>
        request.Answer(StatusCodes.Status200OK, _greeting, FilmTicketJson.Default.GreetingResponse);
}

internal sealed record GreetingResponse(string Status, string Message);
