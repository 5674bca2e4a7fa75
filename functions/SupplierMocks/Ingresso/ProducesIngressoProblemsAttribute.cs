using Serverless.Functions.Http.OpenApi;

namespace Serverless.Functions.SupplierMocks.Ingresso;

/// <summary>The error statuses of every Ingresso operation, and those that only some operations have.</summary>
public sealed class ProducesIngressoProblemsAttribute(params int[] besides)
    : ProducesProblemsAttribute(
        "ingresso.refused", typeof(IngressoErrorResponse), [400, 401, 403, 460, 502, .. besides]);
