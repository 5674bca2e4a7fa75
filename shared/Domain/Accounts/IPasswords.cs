namespace Serverless.Domain.Accounts;

/// <summary>Slow hashes, so that a stolen store does not reveal the passwords.</summary>
public interface IPasswords
{
    Task<PasswordHash> HashAsync(string password, CancellationToken cancellationToken);

    /// <summary>
    /// Takes as long without a hash as with one, so that the response time does not reveal who has an account.
    /// </summary>
    Task<PasswordVerdict> VerifyAsync(PasswordHash? hash, string password, CancellationToken cancellationToken);
}

public enum PasswordVerdict
{
    Wrong,
    Right,

    /// <summary>Right, but with a weaker hash than today's.</summary>
    RightButOutdated,
}
