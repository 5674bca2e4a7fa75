namespace Serverless.Domain.Accounts;

/// <summary>Slow hashes, so that a stolen store does not give the passwords away.</summary>
public interface IPasswords
{
    Task<PasswordHash> HashAsync(string password, CancellationToken cancellationToken);

    /// <summary>
    /// Takes as long without a hash as with one, so that the time of an answer does not tell who has an account.
    /// </summary>
    Task<PasswordVerdict> VerifyAsync(PasswordHash? hash, string password, CancellationToken cancellationToken);
}

public enum PasswordVerdict
{
    Wrong,
    Right,

    /// <summary>Right, but hashed by a weaker rule than today's.</summary>
    RightButOutdated,
}
