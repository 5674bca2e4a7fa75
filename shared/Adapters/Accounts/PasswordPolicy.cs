using System.ComponentModel.DataAnnotations;

namespace Serverless.Adapters.Accounts;

/// <summary>
/// How slow a password's hash is, and how much of the machine it may take. Section "Accounts" of the settings.
/// </summary>
internal sealed record PasswordPolicy
{
    /// <summary>Fewer make a stolen store cheap to search; only a developer's machine may go lower.</summary>
    public const int PasswordIterationsFloor = 100_000;

    /// <summary>Rounds of PBKDF2 with HMAC-SHA512.</summary>
    [Range(1, 10_000_000)]
    public int PasswordIterations { get; init; } = 210_000;

    /// <summary>Hashes at once in one instance; the rest of its processors keeps selling.</summary>
    [Range(1, 64)]
    public int PasswordHashesAtOnce { get; init; } = Math.Max(1, Environment.ProcessorCount / 2);

    /// <summary>How long a sign-up or login waits for its turn before the answer is "busy".</summary>
    [Range(1, 60)]
    public int PasswordWaitSeconds { get; init; } = 15;
}
