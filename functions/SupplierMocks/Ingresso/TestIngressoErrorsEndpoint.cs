using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.OpenApi;

namespace Serverless.Functions.SupplierMocks.Ingresso;

[ApiContract(ApiContract.Ingresso)]
public sealed class TestIngressoErrorsEndpoint(IngressoPipeline pipeline)
{
    private const string Operation = "test_errors.v1";

    [Function("TestIngressoErrors")]
    [AllowAnonymous]
    [Summary("Returns the requested error.")]
    [Query("error_code", typeof(string), "The supplier's error code.", IsRequired = true)]
    [Query("email_error_key", typeof(string), "Key of the e-mail error; only for code 2000.")]
    [Produces(200, typeof(IngressoErrorResponse))]
    [ProducesIngressoProblems(500)]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = IngressoPipeline.PathPrefix + Operation)]
        HttpRequest request,
        CancellationToken cancellationToken) => pipeline.RunAsync(
            request,
            Operation,
            call =>
            {
                var (status, body) = IngressoErrors.Test(call.Parameters);

                return Task.FromResult(request.Answer(status, body, IngressoWireJson.Default.IngressoErrorResponse));
            },
            cancellationToken);
}
