using Serverless.Domain.Platform;

namespace Serverless.Domain.Sales;

/// <summary>The stored progress of refunding events that were called off.</summary>
public interface IEventRefunds
{
    /// <summary>Null before the first step.</summary>
    Task<Versioned<EventRefunds>?> FindAsync(PerformanceTag performance, CancellationToken cancellationToken);

    /// <summary>
    /// Saves the progress at the version that was read, null for a new one, and returns its new version. Null when
    /// another step was saved meanwhile.
    /// </summary>
    Task<Versioned<EventRefunds>?> TrySaveAsync(
        PerformanceTag performance, EventRefunds refunds, string? version, CancellationToken cancellationToken);
}
