using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Accounts;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.Idempotency;
using Serverless.Functions.Http.OpenApi;

namespace Serverless.Functions.Accounts;

[ApiContract(ApiContract.CloudJet)]
public sealed class LogOutEverywhereEndpoint(LogOutEverywhere logOutEverywhere)
{
    private static readonly DoneResponse Done = new("모든 기기에서 로그아웃되었습니다.");

    [Function(nameof(LogOutEverywhere))]
    [Authorize]
    [Summary("Ends all sessions of the caller, on every device.")]
    [Produces(200, typeof(DoneResponse))]
    [ProducesProblem(404, "accounts.unknown")]
    [ProducesProblem(409, "accounts.changed-meanwhile")]
    [Idempotency(IdempotencyKeyRule.Ignored)] // A repetition comes with a token that is no longer valid.
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/auth/logout-everywhere")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var result = await logOutEverywhere.ExecuteAsync(request.User(), cancellationToken);

        return request.Answer(
            StatusCodes.Status200OK, result, _ => Done, AccountsJson.Default.DoneResponse, AccountProblemMapper.Of);
    }
}
