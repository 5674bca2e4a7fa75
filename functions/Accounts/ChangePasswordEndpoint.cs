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
public sealed class ChangePasswordEndpoint(ChangePassword changePassword, AccountLimiter limiter)
{
    [Function(nameof(ChangePassword))]
    [Authorize]
    [Summary("Replaces the caller's password, ends all sessions and returns the token of a new one.")]
    [Accepts(typeof(ChangePasswordRequest))]
    [Produces(200, typeof(ChangePasswordResponse))]
    [ProducesProblem(400, "accounts.field-missing", "accounts.password-length", "accounts.wrong-password")]
    [ProducesProblem(404, "accounts.unknown")]
    [ProducesProblem(409, "accounts.changed-meanwhile")]
    [ProducesProblem(429, "accounts.too-many-attempts")]
    [Idempotency(IdempotencyKeyRule.Ignored)] // Its token must not be stored.
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/auth/password")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var body = await request.ReadAsync(AccountsJson.Default.ChangePasswordRequest, cancellationToken);
        var change = body.ToChange();
        var attempt = limiter.AttemptOf(request, request.Caller()!);

        if (await limiter.FindProblemAsync(attempt, cancellationToken) is { } problem)
        {
            return problem;
        }

        var result = await changePassword.ExecuteAsync(
            request.User(), change, attempt.Origin, cancellationToken);

        return request.Answer(
            StatusCodes.Status200OK,
            result,
            ChangePasswordResponse.From,
            AccountsJson.Default.ChangePasswordResponse,
            AccountProblemMapper.Of);
    }
}

internal sealed record ChangePasswordRequest(
    [property: Required] string? CurrentPassword, [property: Required] string? NewPassword)
{
    public PasswordChange ToChange() => new(
        AccountFields.Required(CurrentPassword, "currentPassword"),
        AccountFields.Required(NewPassword, "newPassword"));

    public override string ToString() => nameof(ChangePasswordRequest);
}

internal sealed record ChangePasswordResponse(string Message, string Token, bool Success = true)
{
    public static ChangePasswordResponse From(LoggedIn loggedIn) => new("비밀번호가 변경되었습니다.", loggedIn.Token);

    public override string ToString() => nameof(ChangePasswordResponse);
}
