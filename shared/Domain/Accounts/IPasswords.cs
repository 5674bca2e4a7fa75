namespace Serverless.Domain.Accounts;

/// <summary>Slow hashes, so that a stolen store does not reveal the passwords.</summary>
public interface IPasswords
{
    /// <param name="password">The password.</param>
    /// <param name="origin">Who waits for the hash: origins take turns, so that none can block the others.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<PasswordHash> HashAsync(string password, Origin origin, CancellationToken cancellationToken);

    /// <summary>
    /// Takes as long without a hash as with one, so that the response time does not reveal who has an account.
    /// </summary>
    Task<PasswordVerdict> VerifyAsync(
        PasswordHash? hash, string password, Origin origin, CancellationToken cancellationToken);

    /// <summary>
    /// A hash of another system in the form in which it is stored and verified; null for an unknown form, or for costs
    /// that are out of bounds.
    /// </summary>
    PasswordHash? Import(string hash);
}

public enum PasswordVerdict
{
    Wrong,
    Right,

    /// <summary>Right, but with a weaker hash than today's.</summary>
    RightButOutdated,
}
