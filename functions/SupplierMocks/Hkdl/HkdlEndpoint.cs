using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.Idempotency;
using Serverless.Functions.Http.OpenApi;

namespace Serverless.Functions.SupplierMocks.Hkdl;

/// <summary>
/// What all operations of HKDL declare: the message is a form or a JSON object, and with HKDL_ERROR_HTTP=always200 an
/// error has status 200.
/// </summary>
[ApiContract(ApiContract.Hkdl)]
[AllowAnonymous]
[Idempotency(IdempotencyKeyRule.Ignored)]
[Accepts(
    typeof(HkdlRequest),
    MediaTypes = ["application/x-www-form-urlencoded", "multipart/form-data", "application/json"])]
[Produces(200, typeof(HkdlErrorResponse))]
[ProducesProblems("hkdl.refused", typeof(HkdlErrorResponse), 400, 401, 403, 404)]
public abstract class HkdlEndpoint
{
    protected const string PathPrefix = HkdlPipeline.PathPrefix;
}
