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
    [Produces(200, typeof(VerifyAuditTrailResponse))]
    [ProducesProblem(400, "audit.bad-page", "request.bad-number")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/admin/audit/verify")]
        HttpRequest request,
        CancellationToken cancellationToken)
    {
        var result = await verifyAuditTrail.ExecuteAsync(request.Query.ReadNumber("after") ?? 0, cancellationToken);

        return request.Answer(
            StatusCodes.Status200OK, result, VerifyAuditTrailResponse.From, AuditJson.Default.VerifyAuditTrailResponse);
    }
}

/// <param name="Intact">False when an entry is missing or was changed.</param>
/// <param name="Complete">Whether the call came to the end of the trail.</param>
/// <param name="FaultyEntry">The number of the first entry that is missing or was changed.</param>
/// <param name="HeadHash">The hash of the last entry. A copy kept elsewhere shows whether the end was cut off.</param>
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
