using System.ComponentModel.DataAnnotations;

namespace Serverless.Domain.Accounts;

/// <summary>
/// The length of passwords, and the attempts of a change. Section "Accounts" of the settings.
/// </summary>
public sealed record AccountPolicy
{
    [Range(6, 64)]
    public int PasswordLengthMin { get; init; } = 6;

    /// <summary>Hashing longer passwords would be an attack on the processor.</summary>
    [Range(64, 1_024)]
    public int PasswordLengthMax { get; init; } = 128;

    [Range(1, 20)]
    public int ChangeAttemptsMax { get; init; } = 5;
}
