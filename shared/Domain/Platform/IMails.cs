namespace Serverless.Domain.Platform;

/// <summary>Sends mails.</summary>
public interface IMails
{
    /// <summary>False when the mail could not be handed over now; it may be tried again.</summary>
    Task<bool> TrySendAsync(Mail mail, CancellationToken cancellationToken);
}

/// <summary>A mail in plain text. ToString shows nothing, because the text may contain a secret link.</summary>
public sealed record Mail(string To, string Subject, string Text)
{
    public override string ToString() => nameof(Mail);
}
