using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Operations.Audit;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.OpenApi;

namespace Serverless.Functions.Operations.Audit;

[ApiContract(ApiContract.CloudJet)]
public sealed class ListAuditEntriesEndpoint(ListAuditEntries listAuditEntries)
{
    [Function(nameof(ListAuditEntries))]
    [Authorize(Caller.Admin)]
    [Summary("Lists the changes that administrators made, newest first.")]
    [Query("before", typeof(int), "Continues before the entry with this number: next of the last page.")]
    [Query("limit", typeof(int), "Entries per page, from 1 to 200.")]
    [Produces(200, typeof(AuditEntriesResponse))]
    [ProducesProblem(400, "audit.bad-page", "request.bad-number")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/admin/audit")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var result = await listAuditEntries.ExecuteAsync(
            request.Query.ReadNumber("before"), request.Query.ReadNumber("limit"), cancellationToken);

        return request.Answer(
            StatusCodes.Status200OK, result, AuditEntriesResponse.From, AuditJson.Default.AuditEntriesResponse);
    }
}

/// <param name="Next">The value of before for the next page; null after the last.</param>
internal sealed record AuditEntriesResponse(IReadOnlyList<AuditEntryRow> Entries, long? Next)
{
    public static AuditEntriesResponse From(AuditPage page) => new(
        [.. page.Entries.Select(AuditEntryRow.From)],
        page.Entries is [.., { Number: > 1 } last] ? last.Number : null);
}

/// <summary>
/// An entry says that a change begins, with who, what, before and after; or, with <paramref name="Ends"/>, how the
/// change of an earlier entry ended.
/// </summary>
internal sealed record AuditEntryRow(
    long Number,
    DateTimeOffset At,
    string? Actor,
    string? Action,
    string? Subject,
    IReadOnlyList<AuditFieldRow>? Fields,
    long? Ends,
    [property: AllowedValues("made", "not_made", "unknown")] string? Result,
    string Previous,
    string Hash)
{
    public static AuditEntryRow From(AuditEntry entry)
    {
        var (change, end) = (entry.Content.Begins, entry.Content.Ends);

        return new AuditEntryRow(
            entry.Number,
            entry.Content.At,
            change?.Actor,
            change?.Action,
            change?.Subject,
            change?.Fields.Select(field => new AuditFieldRow(field.Name, field.Before, field.After)).ToArray(),
            end?.Of,
            end?.Result switch
            {
                AuditResult.Made => "made",
                AuditResult.NotMade => "not_made",
                AuditResult.Unknown => "unknown",
                _ => null,
            },
            entry.Previous,
            entry.Hash);
    }
}

internal sealed record AuditFieldRow(string Name, string? Before, string? After);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, Converters = [typeof(WireTime)])]
[JsonSerializable(typeof(AuditEntriesResponse))]
[JsonSerializable(typeof(VerifyAuditTrailResponse))]
internal sealed partial class AuditJson : JsonSerializerContext;
