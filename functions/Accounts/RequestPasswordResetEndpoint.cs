using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Accounts;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.Idempotency;
using Serverless.Functions.Http.OpenApi;

namespace Serverless.Functions.Accounts;

[ApiContract(ApiContract.CloudJet)]
public sealed class RequestPasswordResetEndpoint(
    RequestPasswordReset requestPasswordReset, AccountLimiter limiter)
{
    private static readonly DoneResponse Done = new("가입된 이메일이라면 비밀번호 재설정 링크를 보내드립니다.");

    [Function(nameof(RequestPasswordReset))]
    [AllowAnonymous]
    [Summary("Mails a link that sets a new password, if the address has an account. The answer does not tell.")]
    [Accepts(typeof(RequestPasswordResetRequest))]
    [Produces(202, typeof(DoneResponse))]
    [ProducesProblem(400, "accounts.field-missing", "accounts.email-form")]
    [ProducesProblem(429, "accounts.too-many-attempts")]
    [Idempotency(IdempotencyKeyRule.Ignored)] // One request waits for each address, however often it is made.
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/auth/password-resets")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var body = await request.ReadAsync(AccountsJson.Default.RequestPasswordResetRequest, cancellationToken);
        var email = AccountFields.Required(body.Email, "email");
        var attempt = limiter.AttemptOf(request, AttemptKind.RequestReset, email);

        if (await limiter.FindProblemAsync(attempt, cancellationToken) is { } problem)
        {
            return problem;
        }

        var result = await requestPasswordReset.ExecuteAsync(email, cancellationToken);

        return request.Answer(
            StatusCodes.Status202Accepted,
            result,
            _ => Done,
            AccountsJson.Default.DoneResponse,
            AccountProblemMapper.Of);
    }
}

internal sealed record RequestPasswordResetRequest([property: Required] string? Email);
