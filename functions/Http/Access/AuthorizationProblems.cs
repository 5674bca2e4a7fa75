using Microsoft.AspNetCore.Http;
using Serverless.Domain.Accounts;

namespace Serverless.Functions.Http.Access;

/// <summary>The errors of each API contract for callers without a token, with a bad one, or without a right.</summary>
internal static class AuthorizationProblems
{
    private const int RetryAfterSeconds = 10;

    public static Problem Undeclared { get; } = new(
        StatusCodes.Status403Forbidden, "access.undeclared", "This function may not be called.");

    /// <param name="apiContract">The API whose words the problem has.</param>
    /// <param name="isGiven">There is an Authorization header, but without the scheme of a token.</param>
    public static Problem TokenMissing(ApiContract apiContract, bool isGiven = false) => new(
        StatusCodes.Status401Unauthorized,
        isGiven && apiContract is ApiContract.CloudJet ? "access.token-invalid" : "access.token-missing",
        apiContract switch
        {
            ApiContract.Tiketi => "인증이 필요합니다.",
            ApiContract.CloudJet when isGiven => "유효하지 않은 토큰입니다.",
            ApiContract.CloudJet => "토큰이 없습니다.",
            _ => "A bearer token is required.",
        });

    public static Problem TokenRejected(ApiContract apiContract, TokenState state) => state switch
    {
        TokenState.KeysUnavailable => KeysUnavailable(apiContract),
        _ => new Problem(StatusOf(apiContract, state), ReasonOf(state), MessageOf(apiContract, state)),
    };

    public static Problem AdminsOnly(ApiContract apiContract) => new(
        StatusCodes.Status403Forbidden,
        AccountErrors.AdminsOnly.Code,
        apiContract.SpeaksKorean() ? "관리자 권한이 필요합니다." : "Only an administrator may do this.");

    public static Problem StaffOnly(ApiContract apiContract) => new(
        StatusCodes.Status403Forbidden,
        AccountErrors.StaffOnly.Code,
        apiContract.SpeaksKorean() ? "직원 권한이 필요합니다." : "Only the staff may do this.");

    // The gateway's contract has 401 for every failure with keys; the others must not call a good token bad.
    private static Problem KeysUnavailable(ApiContract apiContract) => new(
        apiContract == ApiContract.Gateway
            ? StatusCodes.Status401Unauthorized
            : StatusCodes.Status503ServiceUnavailable,
        "access.keys-unavailable",
        apiContract.SpeaksKorean()
            ? "일시적으로 토큰을 확인할 수 없습니다. 잠시 후 다시 시도해주세요."
            : "The token cannot be checked at present. Try the same request again.")
    {
        RetryAfterSeconds = RetryAfterSeconds,
    };

    // Tiketi has one status for a rejected token and one for a missing token; the gateway has 403 for a token with a
    // good signature and wrong claims.
    private static int StatusOf(ApiContract apiContract, TokenState state) => (apiContract, state) switch
    {
        (ApiContract.Tiketi, _) => StatusCodes.Status403Forbidden,
        (ApiContract.Gateway, TokenState.MissingSubject or TokenState.WrongIssuerOrAudience) =>
            StatusCodes.Status403Forbidden,
        _ => StatusCodes.Status401Unauthorized,
    };

    private static string ReasonOf(TokenState state) => state switch
    {
        TokenState.Expired => "access.token-expired",
        TokenState.Revoked => "access.token-revoked",
        TokenState.MissingSubject => "access.token-nameless",
        TokenState.WrongIssuerOrAudience => "access.token-misaddressed",
        _ => "access.token-invalid",
    };

    private static string MessageOf(ApiContract apiContract, TokenState state) => (apiContract, state) switch
    {
        (ApiContract.Tiketi, _) => "유효하지 않은 토큰입니다.",
        (ApiContract.CloudJet, TokenState.Expired) => "토큰이 만료되었습니다.",
        (ApiContract.CloudJet, TokenState.Revoked) => "로그아웃된 토큰입니다. 다시 로그인해주세요.",
        (ApiContract.CloudJet, TokenState.MissingSubject) => "토큰 처리 중 오류가 발생했습니다.",
        (ApiContract.CloudJet, _) => "유효하지 않은 토큰입니다.",
        (_, TokenState.Expired) => "The token has expired.",
        (_, TokenState.Revoked) => "The session of the token has ended. Log in again.",
        (_, TokenState.MissingSubject) => "The token has no subject.",
        (_, TokenState.WrongIssuerOrAudience) => "The token is from another issuer, or for another audience.",
        _ => "The token is not valid.",
    };
}
