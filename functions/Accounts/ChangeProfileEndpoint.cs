using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Accounts;
using Serverless.Functions.Edge;
using Serverless.Functions.Edge.Access;
using Serverless.Functions.Edge.Description;

namespace Serverless.Functions.Accounts;

[Dialect(Dialect.CloudJet)]
public sealed class ChangeProfileEndpoint(ChangeProfile changeProfile)
{
    private static readonly DoneResponse Done = new("프로필이 성공적으로 업데이트되었습니다.");

    [Function(nameof(ChangeProfile))]
    [Access(Caller.Visitor)]
    [Summary("Changes the caller's name or phone number; what is left out stays.")]
    [Reads(typeof(ChangeProfileRequest))]
    [Answers(200, typeof(DoneResponse))]
    [Refuses(400, "accounts.name-length", "accounts.phone-form")]
    [Refuses(404, "accounts.unknown")]
    [Refuses(409, "accounts.changed-meanwhile")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/auth/profile")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var body = await request.ReadAsync(AccountsJson.Default.ChangeProfileRequest, cancellationToken);
        var outcome = await changeProfile.ExecuteAsync(
            request.Visitor(), new ProfileChange(body.Name, body.Phone), cancellationToken);

        return request.Answer(
            StatusCodes.Status200OK, outcome, _ => Done, AccountsJson.Default.DoneResponse, AccountWording.Of);
    }
}

internal sealed record ChangeProfileRequest(string? Name, string? Phone);
