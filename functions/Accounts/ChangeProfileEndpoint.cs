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
public sealed class ChangeProfileEndpoint(ChangeProfile changeProfile) : ProfileEndpoint
{
    [Function(nameof(ChangeProfile))]
    [Authorize]
    [Summary("Changes the caller's name or phone number; omitted members stay as they are.")]
    [Accepts(typeof(ChangeProfileRequest))]
    [Produces(200, typeof(DoneResponse))]
    [ProducesProblem(400, "accounts.name-form", "accounts.name-length", "accounts.phone-form")]
    [ProducesProblem(404, "accounts.unknown")]
    [ProducesProblem(409, "accounts.changed-meanwhile")]
    [ConditionalEdit]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/auth/profile")] HttpRequest request,
        CancellationToken cancellationToken) =>
        ChangeAsync(request, changeProfile, cancellationToken);
}

// Strict, because a change of the address or the role looks as if it had worked when it is ignored.
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record ChangeProfileRequest(string? Name, string? Phone);
