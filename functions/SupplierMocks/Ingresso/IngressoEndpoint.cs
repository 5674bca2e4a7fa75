using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.Idempotency;

namespace Serverless.Functions.SupplierMocks.Ingresso;

/// <summary>What all operations of Ingresso declare. Most take their parameters from the query or the body.</summary>
[ApiContract(ApiContract.Ingresso)]
[AllowAnonymous]
[Idempotency(IdempotencyKeyRule.Ignored)]
[AcceptsIngressoForms(IsOptional = true)]
[ProducesIngressoProblems]
public abstract class IngressoEndpoint
{
    protected const string PathPrefix = IngressoPipeline.PathPrefix;

    /// <summary>User, sub-user and language may follow the operation.</summary>
    protected const string Scope = "/{user?}/{subUser?}/{language?}";
}
