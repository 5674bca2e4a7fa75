using Microsoft.AspNetCore.Http;
using Serverless.Domain.Accounts;

namespace Serverless.Functions.Edge.Access;

/// <summary>How each API says that it wants to know, or does not trust, who is calling.</summary>
internal static class AccessProblems
{
    private const int RetryAfterSeconds = 10;

    public static Problem Undeclared { get; } = new(
        StatusCodes.Status403Forbidden, "access.undeclared", "Nobody may call this.");

    public static Problem TokenMissing(Dialect dialect) => new(
        StatusCodes.Status401Unauthorized,
        "access.token-missing",
        dialect switch
        {
            Dialect.Tiketi => "인증이 필요합니다.",
            Dialect.CloudJet => "토큰이 없습니다.",
            _ => "A bearer token is required.",
        });

    public static Problem TokenRefused(Dialect dialect, TokenState state) => state switch
    {
        TokenState.Unreadable => KeysUnavailable(dialect),
        _ => new Problem(StatusOf(dialect, state), ReasonOf(state), MessageOf(dialect, state)),
    };

    public static Problem AdminsOnly(Dialect dialect) => new(
        StatusCodes.Status403Forbidden,
        AccountRefusals.AdminsOnly.Code,
        dialect.SpeaksKorean() ? "관리자 권한이 필요합니다." : "Only an administrator may do this.");

    public static Problem StaffOnly(Dialect dialect) => new(
        StatusCodes.Status403Forbidden,
        AccountRefusals.StaffOnly.Code,
        dialect.SpeaksKorean() ? "직원 권한이 필요합니다." : "Only the staff may do this.");

    // The gateway's contract has 401 for whatever goes wrong with keys; elsewhere a good token is not called bad.
    private static Problem KeysUnavailable(Dialect dialect) => new(
        dialect == Dialect.Gateway ? StatusCodes.Status401Unauthorized : StatusCodes.Status503ServiceUnavailable,
        "access.keys-unavailable",
        dialect.SpeaksKorean()
            ? "일시적으로 토큰을 확인할 수 없습니다. 잠시 후 다시 시도해주세요."
            : "The token cannot be checked at present. Try the same request again.")
    {
        RetryAfterSeconds = RetryAfterSeconds,
    };

    // Tiketi tells a token that it does not accept from none at all by the status; the gateway tells so whose token is
    // good and still does not say what it must.
    private static int StatusOf(Dialect dialect, TokenState state) => (dialect, state) switch
    {
        (Dialect.Tiketi, _) => StatusCodes.Status403Forbidden,
        (Dialect.Gateway, TokenState.Nameless or TokenState.Misaddressed) => StatusCodes.Status403Forbidden,
        _ => StatusCodes.Status401Unauthorized,
    };

    private static string ReasonOf(TokenState state) => state switch
    {
        TokenState.Expired => "access.token-expired",
        TokenState.Nameless => "access.token-nameless",
        TokenState.Misaddressed => "access.token-misaddressed",
        _ => "access.token-invalid",
    };

    private static string MessageOf(Dialect dialect, TokenState state) => (dialect, state) switch
    {
        (Dialect.Tiketi, _) => "유효하지 않은 토큰입니다.",
        (Dialect.CloudJet, TokenState.Expired) => "토큰이 만료되었습니다.",
        (Dialect.CloudJet, TokenState.Nameless) => "토큰 처리 중 오류가 발생했습니다.",
        (Dialect.CloudJet, _) => "유효하지 않은 토큰입니다.",
        (_, TokenState.Expired) => "The token has expired.",
        (_, TokenState.Nameless) => "The token does not say whose it is.",
        (_, TokenState.Misaddressed) => "The token is from another issuer, or for another audience.",
        _ => "The token is not valid.",
    };
}
