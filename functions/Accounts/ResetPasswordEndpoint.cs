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
public sealed class ResetPasswordEndpoint(ResetPassword resetPassword, AccountLimiter limiter)
{
    private static readonly DoneResponse Done = new("비밀번호가 재설정되었습니다. 다시 로그인해주세요.");

    [Function(nameof(ResetPassword))]
    [AllowAnonymous]
    [Summary("Sets a new password with the token of a mailed link. The link works once, and all sessions end.")]
    [Accepts(typeof(ResetPasswordRequest))]
    [Produces(200, typeof(DoneResponse))]
    [ProducesProblem(400, "accounts.field-missing", "accounts.password-length", "accounts.reset-link-invalid")]
    [ProducesProblem(409, "accounts.changed-meanwhile")]
    [ProducesProblem(429, "accounts.too-many-attempts")]
    [Idempotency(IdempotencyKeyRule.Ignored)] // The link works once; the key would only be a second secret to keep.
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/auth/password-resets")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var body = await request.ReadAsync(AccountsJson.Default.ResetPasswordRequest, cancellationToken);
        var token = AccountFields.Required(body.Token, "token");
        var password = AccountFields.Required(body.Password, "password");

        // By the link and not by its account: who does not have the link cannot use up its owner's attempts.
        var attempt = limiter.AttemptOf(request, AttemptKind.UseReset, token);

        if (await limiter.FindProblemAsync(attempt, cancellationToken) is { } problem)
        {
            return problem;
        }

        var result = await resetPassword.ExecuteAsync(token, password, attempt.Origin, cancellationToken);

        return request.Answer(
            StatusCodes.Status200OK, result, _ => Done, AccountsJson.Default.DoneResponse, AccountProblemMapper.Of);
    }
}

internal sealed record ResetPasswordRequest(
    [property: Required] string? Token, [property: Required] string? Password)
{
    public override string ToString() => nameof(ResetPasswordRequest);
}
