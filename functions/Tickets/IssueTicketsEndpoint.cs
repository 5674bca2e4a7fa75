using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Tickets;
using Serverless.Functions.Edge;
using Serverless.Functions.Edge.Access;
using Serverless.Functions.Edge.Description;
using Serverless.Functions.Edge.Idempotency;

namespace Serverless.Functions.Tickets;

[Dialect(Dialect.Movie)]
public sealed class IssueTicketsEndpoint(IssueTickets issueTickets, TicketDoor door)
{
    [Function(nameof(IssueTickets))]
    [Access(Caller.Anyone)]
    [Summary("Issues tickets for a film: all that are wanted, or none.")]
    [Reads(typeof(IssueTicketsRequest))]
    [Answers(200, typeof(IssueTicketsResponse))]
    [Answers(201, typeof(IssueTicketsResponse))]
    [Refuses(400, "tickets.bad-field")]
    [Refuses(403, "accounts.admins-only")]
    [Refuses(409, "tickets.key-reused")]
    [Idempotency(KeyRule.Own)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "tickets/issue")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        if (await door.RefuseAsync(request, cancellationToken) is { } problem)
        {
            return problem;
        }

        var form = await TicketForm.ReadAsync(request, IssueTicketsRequest.Fields, cancellationToken);
        var body = form.To(TicketJson.Default.IssueTicketsRequest);
        var outcome = await issueTickets.ExecuteAsync(body.ToOrder(), KeyOf(request), cancellationToken);
        var isRepeat = outcome.Value is { IsRepeat: true };
        ReplayedAnswer.Mark(request, isRepeat);

        return request.Answer(
            isRepeat ? StatusCodes.Status200OK : StatusCodes.Status201Created,
            outcome,
            IssueTicketsResponse.From,
            TicketJson.Default.IssueTicketsResponse,
            TicketWording.OfBody(form));
    }

    // An empty key is none. Two callers may choose the same one.
    private static IssueKey? KeyOf(HttpRequest request) =>
        RequestKey.Find(request, Dialect.Movie) is { } key
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

    public TicketOrder ToOrder() => new(TheaterName, UserId, MovieTitle, PriceKrw, Quantity, Memo);
}

internal sealed record IssueTicketsResponse(IReadOnlyList<Guid> TicketIds, int Count, IssuedSummary Summary)
{
    public static IssueTicketsResponse From(IssuedTickets issued) => new(
        issued.Ids,
        issued.Ids.Count,
        new IssuedSummary(issued.TheaterName, issued.MovieTitle, issued.PriceInWon));
}

internal sealed record IssuedSummary(string TheaterName, string MovieTitle, int PriceKrw);
