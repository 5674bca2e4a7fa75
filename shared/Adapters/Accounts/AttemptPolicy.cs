using System.ComponentModel.DataAnnotations;

namespace Serverless.Adapters.Accounts;

/// <summary>
/// The limits of log-ins and sign-ups with one e-mail address. Section "Accounts" of the settings.
/// </summary>
internal sealed record AttemptPolicy
{
    /// <summary>Attempts per minute with one e-mail address from one network address, after the burst.</summary>
    [Range(1, 1_000_000)]
    public int AttemptsPerMinute { get; init; } = 10;

    [Range(1, 1_000_000)]
    public int AttemptsBurst { get; init; } = 10;

    /// <summary>Attempts per minute with one e-mail address from all unknown network addresses together.</summary>
    [Range(1, 1_000_000)]
    public int AttemptsOfAllPerMinute { get; init; } = 60;

    [Range(1, 1_000_000)]
    public int AttemptsOfAllBurst { get; init; } = 100;

    /// <summary>Days for which a network address counts as known to an account after a log-in.</summary>
    [Range(1, 365)]
    public int KnownAddressDays { get; init; } = 30;
}
