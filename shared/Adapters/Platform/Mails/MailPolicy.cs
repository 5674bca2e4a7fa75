using System.ComponentModel.DataAnnotations;

namespace Serverless.Adapters.Platform.Mails;

/// <summary>Where mails go: to an SMTP server, or as files to a folder. Section "Mails" of the settings.</summary>
internal sealed record MailPolicy : IValidatableObject
{
    /// <summary>The SMTP server; empty when there is none.</summary>
    public string SmtpHost { get; init; } = string.Empty;

    [Range(1, 65_535)]
    public int SmtpPort { get; init; } = 587;

    /// <summary>Empty for a server that asks for none.</summary>
    public string SmtpUser { get; init; } = string.Empty;

    public string SmtpPassword { get; init; } = string.Empty;

    /// <summary>Whether the connection must be encrypted. A server on this machine may do without.</summary>
    public bool SmtpRequiresTls { get; init; } = true;

    /// <summary>The sender's address.</summary>
    [Required, EmailAddress]
    public string Sender { get; init; } = "tickets@localhost.localdomain";

    /// <summary>A folder for mails as files, used while no SMTP server is set; empty for none.</summary>
    public string Folder { get; init; } = string.Empty;

    /// <summary>The time limit of one mail.</summary>
    [Range(100, 60_000)]
    public int SendMilliseconds { get; init; } = 10_000;

    public bool CanSend => SmtpHost.Length > 0 || Folder.Length > 0;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (SmtpPassword.Length > 0 && !SmtpRequiresTls && SmtpHost is not ("localhost" or "127.0.0.1"))
        {
            yield return new ValidationResult("Mails:SmtpPassword would be sent without encryption.");
        }
    }

    public override string ToString() => nameof(MailPolicy);
}
