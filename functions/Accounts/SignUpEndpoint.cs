using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Accounts;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.OpenApi;

namespace Serverless.Functions.Accounts;

[ApiContract(ApiContract.CloudJet)]
public sealed class SignUpEndpoint(SignUp signUp, AccountLimiter limiter)
{
    private static readonly DoneResponse Done = new("회원가입이 성공적으로 완료되었습니다.");

    [Function(nameof(SignUp))]
    [AllowAnonymous]
    [Summary("Creates an account.")]
    [Accepts(typeof(SignUpRequest))]
    [Produces(201, typeof(DoneResponse))]
    [ProducesProblem(
        400,
        "accounts.field-missing",
        "accounts.birth-date-form",
        "accounts.birth-date-range",
        "accounts.name-form",
        "accounts.name-length",
        "accounts.email-form",
        "accounts.email-taken",
        "accounts.password-length",
        "accounts.phone-form")]
    [ProducesProblem(429, "accounts.too-many-attempts")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/auth/signup")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var body = await ReadAsync(request, cancellationToken);
        var application = body.ToApplication();
        var attempt = limiter.AttemptOf(request, AttemptKind.SignUp, application.Email);

        if (await limiter.FindProblemAsync(attempt, cancellationToken) is { } problem)
        {
            return problem;
        }

        var result = await signUp.ExecuteAsync(
            application with { Origin = attempt.Origin, IdempotencySeed = request.IdempotencySeed() },
            cancellationToken);

        return request.Answer(
            StatusCodes.Status201Created,
            result,
            _ => Done,
            AccountsJson.Default.DoneResponse,
            AccountProblemMapper.Of);
    }

    // An array has no member, so CloudJet names the first missing one.
    private static async ValueTask<SignUpRequest> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await request.ReadAsync(AccountsJson.Default.SignUpRequest, cancellationToken);
        }
        catch (MalformedRequestException fault) when (fault.IsArray)
        {
            return new SignUpRequest(null, null, null, null, null);
        }
    }
}

internal sealed record SignUpRequest(
    [property: Required] string? Name,
    [property: Required] string? Email,
    [property: Required] string? Password,
    [property: Required] string? Phone,
    [property: Required, ShownAs(typeof(DateOnly))] string? BirthDate)
{
    public AccountApplication ToApplication() => new(
        AccountFields.Required(Name, "name"),
        AccountFields.Required(Email, "email"),
        AccountFields.Required(Password, "password"),
        AccountFields.Required(Phone, "phone"),
        AccountFields.ToDate(AccountFields.Required(BirthDate, "birthDate")));

    public override string ToString() => nameof(SignUpRequest);
}
