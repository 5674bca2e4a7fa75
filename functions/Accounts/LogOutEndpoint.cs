using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Accounts;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.Idempotency;
using Serverless.Functions.Http.OpenApi;

namespace Serverless.Functions.Accounts;

[ApiContract(ApiContract.CloudJet)]
public sealed class LogOutEndpoint(LogOut logOut)
{
    private static readonly DoneResponse Done = new("로그아웃되었습니다.");

    [Function(nameof(LogOut))]
    [Authorize]
    [Summary("Ends the session of the caller's token; the caller's other sessions stay.")]
    [Produces(200, typeof(DoneResponse))]
    [ProducesProblem(409, "accounts.foreign-session")]
    [Idempotency(IdempotencyKeyRule.Ignored)] // A repetition comes with a token that is no longer valid.
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/auth/logout")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var result = await logOut.ExecuteAsync(request.Caller()!, cancellationToken);

        return request.Answer(
            StatusCodes.Status200OK, result, _ => Done, AccountsJson.Default.DoneResponse, AccountProblemMapper.Of);
    }
}
