using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Accounts;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.Conditions;
using Serverless.Functions.Http.OpenApi;

namespace Serverless.Functions.Accounts.Admin;

[ApiContract(ApiContract.Tiketi)]
public sealed class ShowAccountRoleEndpoint(SetAccountRole setAccountRole)
{
    [Function("ShowAccountRole")]
    [Authorize(Caller.Admin)]
    [Summary("Shows the role of an account, named by its id or its e-mail address, with the tag for If-Match.")]
    [Produces(200, typeof(SetAccountRoleResponse))]
    [Produces(304)]
    [ProducesProblem(400, "request.bad-condition")]
    [ProducesProblem(404, "accounts.unknown")]
    [EntityTag(Tagging.Private)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/admin/accounts/{account}/role")]
        HttpRequest request,
        string account,
        CancellationToken cancellationToken) =>
        request.Answer(
            StatusCodes.Status200OK,
            await setAccountRole.ShowAsync(account, cancellationToken),
            SetAccountRoleResponse.From,
            AccountsJson.Default.SetAccountRoleResponse,
            AccountProblemMapper.Of);
}
