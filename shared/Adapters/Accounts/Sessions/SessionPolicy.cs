using System.ComponentModel.DataAnnotations;

namespace Serverless.Adapters.Accounts.Sessions;

/// <summary>How soon an instance knows what another one revoked. Section "Sessions" of the settings.</summary>
internal sealed record SessionPolicy
{
    /// <summary>
    /// The revocations in memory are read again after this time. A session that ended at another instance can be used
    /// at this one for twice as long at most.
    /// </summary>
    [Range(100, 60_000)]
    public int FreshMilliseconds { get; init; } = 2_000;

    /// <summary>How long requests wait for the store after that; then the known revocations count.</summary>
    [Range(100, 10_000)]
    public int WaitMilliseconds { get; init; } = 1_000;

    /// <summary>
    /// How far two instances' clocks may be apart, and how long a write may take: so much of the past is read again.
    /// </summary>
    [Range(1, 600)]
    public int OverlapSeconds { get; init; } = 60;

    public TimeSpan Fresh => TimeSpan.FromMilliseconds(FreshMilliseconds);

    public TimeSpan WaitMax => TimeSpan.FromMilliseconds(WaitMilliseconds);

    public TimeSpan Overlap => TimeSpan.FromSeconds(OverlapSeconds);
}
