using Microsoft.AspNetCore.Http;
using Serverless.Domain.Accounts;

namespace Serverless.Functions.Edge.Access;

/// <summary>How each API says that it wants to know, or does not trust, who is calling.</summary>
internal static class AccessProblems
{
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

    public static Problem TokenRefused(Dialect dialect, TokenState state) => new(
        // Tiketi tells a token that it does not accept from none at all by the status.
        dialect == Dialect.Tiketi ? StatusCodes.Status403Forbidden : StatusCodes.Status401Unauthorized,
        state == TokenState.Expired ? "access.token-expired" : "access.token-invalid",
        (dialect, state) switch
        {
            (Dialect.Tiketi, _) => "유효하지 않은 토큰입니다.",
            (Dialect.CloudJet, TokenState.Expired) => "토큰이 만료되었습니다.",
            (Dialect.CloudJet, TokenState.Nameless) => "토큰 처리 중 오류가 발생했습니다.",
            (Dialect.CloudJet, _) => "유효하지 않은 토큰입니다.",
            (_, TokenState.Expired) => "The token has expired.",
            _ => "The token is not valid.",
        });

    public static Problem AdminsOnly(Dialect dialect) => new(
        StatusCodes.Status403Forbidden,
        AccountRefusals.AdminsOnly.Code,
        dialect.SpeaksKorean() ? "관리자 권한이 필요합니다." : "Only an administrator may do this.");
}
