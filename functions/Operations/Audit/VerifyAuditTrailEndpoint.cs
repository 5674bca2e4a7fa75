using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Operations.Audit;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.OpenApi;

namespace Serverless.Functions.Operations.Audit;

[ApiContract(ApiContract.CloudJet)]
public sealed class VerifyAuditTrailEndpoint(VerifyAuditTrail verifyAuditTrail)
{
    [Function(nameof(VerifyAuditTrail))]
    [Authorize(Caller.Admin)]
    [Summary("Computes the hashes of the audit trail again, at most 10,000 entries a call.")]
    [Query("after", typeof(int), "Continues after this entry: verified_to of the last call.")]
    [Query("kept_number", typeof(int), "An end of the trail that was kept elsewhere: head_number of an earlier call.")]
    [Query("kept_hash", typeof(string), "Its head_hash. A trail without this entry was cut off or replaced.")]
    [Produces(200, typeof(VerifyAuditTrailResponse))]
    [ProducesProblem(400, "audit.bad-page", "audit.bad-kept-end", "request.bad-number")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/admin/audit/verify")]
        HttpRequest request,
        CancellationToken cancellationToken)
    {
        var (number, hash) = (request.Query.ReadNumber("kept_number"), request.Query.ReadText("kept_hash"));
        var kept = AuditHead.Parse(number, hash);
        var result = kept is null && (number is not null || hash is not null)
            ? AuditErrors.BadKeptEnd
            : await verifyAuditTrail.ExecuteAsync(request.Query.ReadNumber("after") ?? 0, kept, cancellationToken);

        return request.Answer(
            StatusCodes.Status200OK, result, VerifyAuditTrailResponse.From, AuditJson.Default.VerifyAuditTrailResponse);
    }
}

/// <param name="Intact">False when an entry is missing or was changed.</param>
/// <param name="Complete">Whether the call came to the end of the trail.</param>
/// <param name="FaultyEntry">The number of the first entry that is missing or was changed.</param>
/// <param name="HeadHash">The hash of the last entry, to be kept elsewhere and sent with later calls.</param>
internal sealed record VerifyAuditTrailResponse(
    bool Intact, bool Complete, int VerifiedCount, long VerifiedTo, long? FaultyEntry, long HeadNumber, string HeadHash)
{
    public static VerifyAuditTrailResponse From(AuditVerification found) => new(
        found.IsIntact,
        found.IsComplete,
        found.VerifiedCount,
        found.Last.Number,
        found.FaultyEntry,
        found.Head.Number,
        found.Head.Hash);
}
