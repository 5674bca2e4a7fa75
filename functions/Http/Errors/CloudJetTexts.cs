namespace Serverless.Functions.Http.Errors;

/// <summary>
/// CloudJet's clients show <c>message</c> to people, so it is Korean for every error of the HTTP layer, too; the
/// English text stays in <c>detail</c>. The errors of the accounts have texts of their own.
/// </summary>
internal static class CloudJetTexts
{
    private static readonly Dictionary<string, string> ByReason = new()
    {
        ["request.unknown-route"] = "요청한 경로를 찾을 수 없습니다.",
        ["request.method-not-allowed"] = "허용되지 않은 메서드입니다.",
        ["request.malformed"] = "요청 본문이 올바른 JSON 객체가 아닙니다.",
        ["request.content-type"] = "Content-Type은 application/json이어야 합니다.",
        ["request.too-large"] = "요청 본문이 너무 큽니다.",
        ["request.too-slow"] = "요청 본문이 제시간에 도착하지 않았습니다.",
        ["request.no-address"] = "이 서비스의 공개 주소를 통한 요청이 아닙니다.",
        ["request.bad-key"] = "Idempotency-Key 헤더가 올바르지 않습니다.",
        ["request.key-missing"] = "Idempotency-Key 헤더가 필요합니다.",
        ["request.bad-id"] = "올바르지 않은 식별자입니다.",
        ["request.bad-number"] = "올바르지 않은 숫자입니다.",
        ["request.repeated-parameter"] = "같은 매개변수가 두 번 있습니다.",
    };

    /// <summary>The text for people; the problem's own where there is none for its reason.</summary>
    public static string MessageOf(Problem problem) => ByReason.GetValueOrDefault(problem.Reason, problem.Message);
}
