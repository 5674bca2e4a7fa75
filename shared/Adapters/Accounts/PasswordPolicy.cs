using System.ComponentModel.DataAnnotations;

namespace Serverless.Adapters.Accounts;

/// <summary>
/// The cost of password hashes, and their share of the machine. Section "Accounts" of the settings.
/// </summary>
internal sealed record PasswordPolicy
{
    /// <summary>The minimum outside development; fewer iterations make a stolen store cheap to search.</summary>
    public const int PasswordIterationsFloor = 100_000;

    /// <summary>Iterations of PBKDF2 with HMAC-SHA512.</summary>
    [Range(1, 10_000_000)]
    public int PasswordIterations { get; init; } = 210_000;

    /// <summary>Concurrent hashes of one instance; its other processors serve the other requests.</summary>
    [Range(1, 64)]
    public int PasswordHashesAtOnce { get; init; } = Math.Max(1, Environment.ProcessorCount / 2);

    /// <summary>
    /// Sign-ups and logins of one address that wait for their turn; further ones are answered with 503.
    /// </summary>
    [Range(1, 10_000)]
    public int PasswordWaitersPerAddressMax { get; init; } = 32;

    /// <summary>Sign-ups and logins that wait for their turn; further ones are answered with 503.</summary>
    [Range(1, 100_000)]
    public int PasswordWaitersMax { get; init; } = 1_000;

    /// <summary>How long a sign-up or login waits for its turn before the answer is 503.</summary>
    [Range(1, 60)]
    public int PasswordWaitSeconds { get; init; } = 15;
}
