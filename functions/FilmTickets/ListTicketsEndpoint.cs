using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.FilmTickets;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.OpenApi;

namespace Serverless.Functions.FilmTickets;

[ApiContract(ApiContract.Movie)]
public sealed class ListTicketsEndpoint(ListTickets listTickets, FilmTicketAuthorization authorization)
{
    [Function(nameof(ListTickets))]
    [AllowAnonymous]
    [Summary("Lists tickets in the order of issue.")]
    [Query("theater_name", typeof(string), "Only tickets of exactly this theater.")]
    [Query("user_id", typeof(string), "Only tickets of this user.")]
    [Query("movie_title", typeof(string), "Only tickets for this film.")]
    [Query("status", typeof(string), "Only tickets in this state.", Values = ["issued", "canceled"])]
    [Query("limit", typeof(int), "Tickets on the page.")]
    [Query("offset", typeof(int), "Tickets before the page.")]
    [Produces(200, typeof(TicketListResponse))]
    [Produces(307)]
    [ProducesProblem(400, "tickets.bad-field")]
    [ProducesProblem(403, "accounts.admins-only", "tickets.closed")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "tickets")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        if (request.Path.Value!.EndsWith('/'))
        {
            return Results.LocalRedirect($"~/tickets{request.QueryString}", permanent: false, preserveMethod: true);
        }

        var query = FilmTicketQuery.Read(request.Query);
        var (filter, problem) = await authorization.NarrowAsync(request, query.Filter, cancellationToken);

        return problem as IResult ?? request.Answer(
            StatusCodes.Status200OK,
            await listTickets.ExecuteAsync(filter, query.Limit, query.Offset, cancellationToken),
            TicketListResponse.From,
            FilmTicketJson.Default.TicketListResponse,
            FilmTicketProblemMapper.OfQuery(request.Query));
    }
}

internal sealed record TicketListResponse(IReadOnlyList<TicketResponse> Tickets, long Total, int Limit, long Offset)
{
    public static TicketListResponse From(FilmTicketPage page) =>
        new([.. page.Tickets.Select(TicketResponse.From)], page.Total, page.Limit, page.Offset);
}
