using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Serverless.Domain.Platform;

namespace Serverless.Domain.Accounts;

/// <summary>Mails that reset a password. Section "PasswordResets" of the settings.</summary>
public sealed record PasswordResetPolicy : IValidatableObject
{
    /// <summary>
    /// The page of the shop that sets a new password; the mailed link adds <c>?token=</c> and the token.
    /// </summary>
    [Required]
    public string Page { get; init; } = "http://localhost:3000/reset-password";

    [Range(1, 1_440)]
    public int LinkMinutes { get; init; } = 30;

    /// <summary>The pause between two mails to one account.</summary>
    [Range(0, 3_600)]
    public int PauseSeconds { get; init; } = 60;

    /// <summary>
    /// Links of one account that work at the same time. Further mails wait until one of them expires, so that nobody
    /// can flood a mailbox or make the owner's link useless by asking again.
    /// </summary>
    [Range(1, 20)]
    public int LinksMax { get; init; } = 3;

    /// <summary>Requests that one run of the timer works on; the next run goes on after them.</summary>
    [Range(1, 5_000)]
    public int RequestsMax { get; init; } = 500;

    /// <summary>Requests that the timer works on at the same time.</summary>
    [Range(1, 64)]
    public int ParallelismMax { get; init; } = 8;

    /// <summary>Attempts at one mail; then the request is dropped, and the person has to ask again.</summary>
    [Range(1, 50)]
    public int MailAttemptsMax { get; init; } = 8;

    public TimeSpan LinkLifetime => TimeSpan.FromMinutes(LinkMinutes);

    public TimeSpan PauseBetweenMails => TimeSpan.FromSeconds(PauseSeconds);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!Uri.TryCreate(Page, UriKind.Absolute, out var page) || page.Scheme is not ("http" or "https"))
        {
            yield return new ValidationResult("PasswordResets:Page is the http or https address of a page.");
        }
    }

    public Mail Compose(Account account, PasswordResetToken token) => new(
        account.Email.Value,
        "비밀번호 재설정 / Reset your password",
        string.Create(
            CultureInfo.InvariantCulture,
            $"""
            {account.Profile.Name} 님, 아래 링크에서 새 비밀번호를 설정해주세요. 링크는 {LinkMinutes}분 동안 한 번만 사용할 수 있습니다.
            Set a new password with this link. It works once, for {LinkMinutes} minutes.

            {Page}?token={token.ToLinkText()}

            요청하지 않으셨다면 이 메일을 무시하셔도 됩니다.
            If you did not ask for this, ignore this mail.
            """));
}
