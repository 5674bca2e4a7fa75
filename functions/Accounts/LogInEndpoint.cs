using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Accounts;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.Idempotency;
using Serverless.Functions.Http.OpenApi;
using Serverless.Functions.Http.RateLimiting;

namespace Serverless.Functions.Accounts;

[ApiContract(ApiContract.CloudJet)]
public sealed class LogInEndpoint(LogIn logIn, AccountLimiter limiter)
{
    [Function(nameof(LogIn))]
    [Stores(0)]
    [AllowAnonymous]
    [Summary("Returns a token for an e-mail address and a password.")]
    [Accepts(typeof(LogInRequest))]
    [Produces(200, typeof(LogInResponse))]
    [ProducesProblem(400, "accounts.field-missing")]
    [ProducesProblem(401, "accounts.wrong-credentials")]
    [ProducesProblem(429, "accounts.too-many-attempts")]
    [Idempotency(IdempotencyKeyRule.Ignored)] // It changes nothing, and its token must not be stored.
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/auth/login")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var body = await request.ReadAsync(AccountsJson.Default.LogInRequest, cancellationToken);
        var (email, password) = body.ToCredentials();
        var attempt = limiter.AttemptOf(request, AttemptKind.LogIn, email);

        if (await limiter.FindProblemAsync(attempt, cancellationToken) is { } problem)
        {
            return problem;
        }

        var result = await logIn.ExecuteAsync(email, password, attempt.Origin, cancellationToken);

        if (!result.IsError)
        {
            await limiter.RememberAsync(attempt, cancellationToken);
        }

        return request.Answer(
            StatusCodes.Status200OK,
            result,
            LogInResponse.From,
            AccountsJson.Default.LogInResponse,
            AccountProblemMapper.Of);
    }
}

/// <param name="Username">The e-mail address, in the documented form of the request.</param>
internal sealed record LogInRequest(string? Email, string? Username, [property: Required] string? Password)
{
    public (string Email, string Password) ToCredentials()
    {
        var email = string.IsNullOrEmpty(Email) ? Username : Email;

        return string.IsNullOrEmpty(email) || string.IsNullOrEmpty(Password)
            ? throw new MalformedRequestException("이메일과 비밀번호를 입력해주세요.")
            {
                Reason = "accounts.field-missing",
            }
            : (email, Password);
    }

    public override string ToString() => nameof(LogInRequest);
}

internal sealed record LogInResponse(string Message, string Token, LogInUser User)
{
    public static LogInResponse From(LoggedIn loggedIn) => new(
        "로그인 성공",
        loggedIn.Token,
        new LogInUser(
            loggedIn.Account.Number,
            loggedIn.Account.Profile.Name,
            loggedIn.Account.Email.Value,
            loggedIn.Account.Profile.Phone.Value,
            ShowProfileResponse.RoleOf(loggedIn.Account)));

    public override string ToString() => nameof(LogInResponse);
}

internal sealed record LogInUser(
    int Id, string Name, string Email, string Phone, [property: AllowedValues("ADMIN", "STAFF", "USER")] string Role);
