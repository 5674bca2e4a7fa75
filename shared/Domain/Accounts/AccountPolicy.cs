using System.ComponentModel.DataAnnotations;

namespace Serverless.Domain.Accounts;

/// <summary>
/// What a password must be, and how often a change is tried again. Section "Accounts" of the settings.
/// </summary>
public sealed record AccountPolicy
{
    [Range(6, 64)]
    public int PasswordLengthMin { get; init; } = 6;

    /// <summary>A longer one would make hashing a way to keep the machine busy.</summary>
    [Range(64, 1_024)]
    public int PasswordLengthMax { get; init; } = 128;

    [Range(1, 20)]
    public int ChangeAttemptsMax { get; init; } = 5;
}
