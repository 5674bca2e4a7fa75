namespace Serverless.Domain.Accounts;

/// <summary>
/// Counts attempts to log in to one account, or to sign up with its e-mail address: those from one address, and those
/// from all addresses. Attempts from an address from which the account was logged in to before count against the first
/// limit only, so that strangers cannot lock its owner out.
/// </summary>
public interface IAccountAttempts
{
    /// <summary>Returns null for an attempt within the limits, else the time until the next one.</summary>
    ValueTask<TimeSpan?> TryAsync(AccountAttempt attempt, CancellationToken cancellationToken);

    /// <summary>Remembers that this address logged in to the account. It does not wait for the store.</summary>
    ValueTask RememberAsync(AccountAttempt attempt, CancellationToken cancellationToken);
}

/// <summary>An attempt, by the e-mail address as it was typed.</summary>
public sealed record AccountAttempt(AttemptKind Kind, string Email, Origin Origin)
{
    /// <summary>The form by which e-mail addresses are compared, also of a text that is none.</summary>
    public string EmailKey =>
        EmailAddress.TryParse(Email, out var address) ? address.Key : Email.Trim().ToLowerInvariant();
}

public enum AttemptKind
{
    /// <summary>A log-in, or a password change, which tries the present password as well.</summary>
    LogIn,
    SignUp,

    /// <summary>A request for a mailed link.</summary>
    RequestReset,

    /// <summary>A use of a mailed link; its text stands for the e-mail address.</summary>
    UseReset,
}
