using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.FilmTickets;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.Idempotency;
using Serverless.Functions.Http.OpenApi;
using Serverless.Functions.Http.RateLimiting;

namespace Serverless.Functions.FilmTickets;

[ApiContract(ApiContract.Movie)]
public sealed class IssueTicketsEndpoint(IssueTickets issueTickets, FilmTicketAuthorization authorization)
{
    [Function(nameof(IssueTickets))]
    [Stores(1_024, Times = 10)] // Each of ten tickets has all texts of the order.
    [AllowAnonymous]
    [Summary("Issues all tickets of an order, or none.")]
    [Accepts(typeof(IssueTicketsRequest))]
    [Produces(200, typeof(IssueTicketsResponse))]
    [Produces(201, typeof(IssueTicketsResponse))]
    [ProducesProblem(400, "tickets.bad-field")]
    [ProducesProblem(403, "accounts.admins-only", "tickets.closed")]
    [ProducesProblem(409, "tickets.key-reused")]
    [Idempotency(IdempotencyKeyRule.Own)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "tickets/issue")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        if (await authorization.FindProblemAsync(request, cancellationToken) is { } problem)
        {
            return problem;
        }

        var form = await FilmTicketForm.ReadAsync(request, IssueTicketsRequest.Fields, cancellationToken);
        var body = form.To(FilmTicketJson.Default.IssueTicketsRequest);
        var result = await issueTickets.ExecuteAsync(body.ToOrder(), KeyOf(request), cancellationToken);
        var isReplay = result.Value is { IsReplay: true };
        ReplayedResponse.Mark(request, isReplay);

        return request.Answer(
            isReplay ? StatusCodes.Status200OK : StatusCodes.Status201Created,
            result,
            IssueTicketsResponse.From,
            FilmTicketJson.Default.IssueTicketsResponse,
            FilmTicketProblemMapper.OfBody(form));
    }

    // An empty key counts as absent. The caller is part of the key, because two callers may choose the same key.
    private static IssueKey? KeyOf(HttpRequest request) =>
        IdempotencyKey.Find(request, ApiContract.Movie) is { } key
            ? new IssueKey(request.Caller()?.Id.Value ?? "-", key)
            : null;
}

internal sealed record IssueTicketsRequest(
    string TheaterName,
    string UserId,
    string MovieTitle,
    [property: JsonConverter(typeof(LaxWholeNumber))] int PriceKrw,
    [property: JsonConverter(typeof(LaxWholeNumber))] int Quantity = 1,
    string? Memo = null)
{
    public static FormField[] Fields { get; } =
    [
        new("theater_name", FieldKind.Text, IsRequired: true),
        new("user_id", FieldKind.Text, IsRequired: true),
        new("movie_title", FieldKind.Text, IsRequired: true),
        new("price_krw", FieldKind.Number, IsRequired: true),
        new("quantity", FieldKind.Number),
        new("memo", FieldKind.TextOrNull),
    ];

    public FilmTicketOrder ToOrder() => new(TheaterName, UserId, MovieTitle, PriceKrw, Quantity, Memo);
}

internal sealed record IssueTicketsResponse(IReadOnlyList<Guid> TicketIds, int Count, IssuedSummary Summary)
{
    public static IssueTicketsResponse From(IssuedFilmTickets issued) => new(
        issued.Ids,
        issued.Ids.Count,
        new IssuedSummary(issued.TheaterName, issued.MovieTitle, issued.PriceInWon));
}

internal sealed record IssuedSummary(string TheaterName, string MovieTitle, int PriceKrw);
