using Microsoft.AspNetCore.Http;
using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;
using Serverless.Functions.Http;

namespace Serverless.Functions.Accounts;

/// <summary>CloudJet's texts of the account errors.</summary>
internal static class AccountProblemMapper
{
    public static ProblemText? Of(Error error) => error switch
    {
        { Code: "accounts.password-length", Violations: [{ Kind: LimitKind.TooLong, Limit: var limit }] } =>
            new ProblemText($"비밀번호 길이가 올바르지 않습니다. ({limit}자 이하)"),
        { Code: "accounts.password-length", Violations: [{ Limit: var limit }] } =>
            new ProblemText($"비밀번호 길이가 올바르지 않습니다. ({limit}자 이상)"),
        { Code: "accounts.name-form", Subjects: [var character] } =>
            new ProblemText($"이름에 사용할 수 없는 문자가 있습니다. ({character})"),
        _ => Texts.TryGetValue(error.Code, out var text) ? text : null,
    };

    private static readonly Dictionary<string, ProblemText> Texts = new()
    {
        [AccountErrors.NameLength.Code] = new("이름은 2자 이상 50자 이하여야 합니다."),
        [AccountErrors.EmailForm.Code] = new("올바른 이메일 형식이 아닙니다."),
        [AccountErrors.PhoneForm.Code] = new("올바른 전화번호 형식이 아닙니다."),
        [AccountErrors.BirthDateForm.Code] = new("생년월일은 yyyy-MM-dd 형식이어야 합니다."),
        [AccountErrors.BirthDateRange.Code] = new("올바른 생년월일이 아닙니다."),
        [AccountErrors.EmailTaken.Code] = new("이미 존재하는 이메일입니다.", Status: StatusCodes.Status400BadRequest),
        [AccountErrors.WrongCredentials.Code] = new("이메일 또는 비밀번호가 잘못되었습니다."),
        [AccountErrors.TooManyAttempts.Code] = new("이 이메일로 시도한 횟수가 너무 많습니다. 잠시 후 다시 시도해주세요."),
        [AccountErrors.Unknown.Code] = new("사용자를 찾을 수 없습니다."),
        [AccountErrors.UnknownRole.Code] = new("역할은 staff 또는 user여야 합니다."),
        [AccountErrors.IsAdmin.Code] = new("관리자의 역할은 변경할 수 없습니다."),
        [AccountErrors.ForeignSession.Code] = new("이 토큰은 로그아웃할 수 없습니다."),
        [AccountErrors.WrongPassword.Code] = new("현재 비밀번호가 올바르지 않습니다."),
        [AccountErrors.ResetLinkInvalid.Code] =
            new("링크가 만료되었거나 이미 사용되었습니다. 비밀번호 재설정을 다시 요청해주세요."),
        ["accounts.import-count"] = new($"한 번에 1명 이상 {ImportAccounts.AccountsMax}명 이하의 계정을 가져올 수 있습니다."),
        [AccountErrors.ChangedMeanwhile.Code] = new("다른 요청이 먼저 처리되었습니다. 다시 시도해주세요."),
    };
}
