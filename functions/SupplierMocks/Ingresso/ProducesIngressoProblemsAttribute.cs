using Serverless.Functions.Http.OpenApi;

namespace Serverless.Functions.SupplierMocks.Ingresso;

/// <summary>How every operation of the supplier may refuse, and the statuses that only some have besides.</summary>
public sealed class ProducesIngressoProblemsAttribute(params int[] besides)
    : ProducesProblemsAttribute(
        "ingresso.refused", typeof(IngressoErrorResponse), [400, 401, 403, 460, 502, .. besides]);
