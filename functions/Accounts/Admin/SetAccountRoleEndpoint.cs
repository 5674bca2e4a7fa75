using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Accounts;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.Conditions;
using Serverless.Functions.Http.OpenApi;

namespace Serverless.Functions.Accounts.Admin;

[ApiContract(ApiContract.Tiketi)]
public sealed class SetAccountRoleEndpoint(SetAccountRole setAccountRole)
{
    [Function(nameof(SetAccountRole))]
    [Authorize(Caller.Admin)]
    [Summary("Sets the role of an account, named by its id or its e-mail address, to staff or user.")]
    [Accepts(typeof(SetAccountRoleRequest))]
    [Produces(200, typeof(SetAccountRoleResponse))]
    [ProducesProblem(400, "accounts.unknown-role")]
    [ProducesProblem(404, "accounts.unknown")]
    [ProducesProblem(409, "accounts.is-admin", "accounts.changed-meanwhile")]
    [EntityTag(Tagging.Private)]
    [ConditionalEdit]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/v1/admin/accounts/{account}/role")]
        HttpRequest request,
        string account,
        CancellationToken cancellationToken)
    {
        var body = await request.ReadAsync(AccountsJson.Default.SetAccountRoleRequest, cancellationToken);
        var result = await setAccountRole.ExecuteAsync(
            account,
            body.Role,
            request.EditCondition<Account>(known => [SetAccountRoleResponse.TagOf(known)]),
            cancellationToken);

        return request.Answer(
            StatusCodes.Status200OK,
            result,
            SetAccountRoleResponse.From,
            AccountsJson.Default.SetAccountRoleResponse,
            AccountProblemMapper.Of);
    }
}

[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record SetAccountRoleRequest(
    [property: Required, AllowedValues("staff", "user")] string? Role);

internal sealed record SetAccountRoleResponse(
    string Id, string Email, [property: AllowedValues("admin", "staff", "user")] string Role)
{
    public static SetAccountRoleResponse From(Account account) =>
        new(account.Id.Value, account.Email.Value, account.Role switch
        {
            AccountRole.Admin => "admin",
            AccountRole.Staff => "staff",
            _ => "user",
        });

    public static string TagOf(Account account) =>
        EntityTag.Of(From(account), AccountsJson.Default.SetAccountRoleResponse);
}
