using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Accounts;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.Conditions;
using Serverless.Functions.Http.OpenApi;

namespace Serverless.Functions.Accounts;

[ApiContract(ApiContract.CloudJet)]
public sealed class ShowUserProfileEndpoint(ShowProfile showProfile) : ProfileEndpoint
{
    [Function("ShowUserProfile")]
    [Authorize]
    [Summary("Shows the caller's account; the path that CloudJet's page calls.")]
    [Produces(200, typeof(ShowProfileResponse))]
    [Produces(304)]
    [ProducesProblem(400, "request.bad-condition")]
    [ProducesProblem(404, "accounts.unknown")]
    [EntityTag(Tagging.Private)]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/user/profile")] HttpRequest request,
        CancellationToken cancellationToken) =>
        ShowAsync(request, showProfile, cancellationToken);
}
