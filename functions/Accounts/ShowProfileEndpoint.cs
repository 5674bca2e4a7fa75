using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Accounts;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.Conditions;
using Serverless.Functions.Http.OpenApi;

namespace Serverless.Functions.Accounts;

[ApiContract(ApiContract.CloudJet)]
public sealed class ShowProfileEndpoint(ShowProfile showProfile) : ProfileEndpoint
{
    [Function(nameof(ShowProfile))]
    [Authorize]
    [Summary("Shows the caller's account.")]
    [Produces(200, typeof(ShowProfileResponse))]
    [Produces(304)]
    [ProducesProblem(400, "request.bad-condition")]
    [ProducesProblem(404, "accounts.unknown")]
    [EntityTag(Tagging.Private)]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/auth/profile")] HttpRequest request,
        CancellationToken cancellationToken) =>
        ShowAsync(request, showProfile, cancellationToken);
}

internal sealed record ShowProfileResponse(ProfileUser User)
{
    public static ShowProfileResponse From(Account account) => new(new ProfileUser(
        account.Number,
        account.Profile.Name,
        account.Email.Value,
        account.Profile.Phone.Value,
        account.Profile.BirthDate,
        RoleOf(account)));

    public static string TagOf(Account account) =>
        EntityTag.Of(From(account), AccountsJson.Default.ShowProfileResponse);

    public static string RoleOf(Account account) => account.Role switch
    {
        AccountRole.Admin => "ADMIN",
        AccountRole.Staff => "STAFF",
        _ => "USER",
    };
}

internal sealed record ProfileUser(
    [property: JsonPropertyName("user_id")] int Number,
    string Name,
    string Email,
    string Phone,
    [property: JsonPropertyName("birth_date")] DateOnly BirthDate,
    [property: AllowedValues("ADMIN", "STAFF", "USER")] string Role);
