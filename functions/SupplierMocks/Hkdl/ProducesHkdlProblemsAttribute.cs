using Serverless.Functions.Http.OpenApi;

namespace Serverless.Functions.SupplierMocks.Hkdl;

/// <summary>How every operation of the supplier may refuse.</summary>
public sealed class ProducesHkdlProblemsAttribute()
    : ProducesProblemsAttribute("hkdl.refused", typeof(HkdlErrorResponse), 400, 401, 403, 404);
