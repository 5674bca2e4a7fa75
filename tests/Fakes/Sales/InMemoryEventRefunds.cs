using System.Collections.Concurrent;
using System.Globalization;
using Serverless.Domain.Platform;
using Serverless.Domain.Sales;

namespace Serverless.Fakes.Sales;

/// <summary>The progress of refunding events, which ends with the process.</summary>
public sealed class InMemoryEventRefunds : IEventRefunds
{
    private readonly ConcurrentDictionary<PerformanceTag, Versioned<EventRefunds>> _stored = new();

    public Task<Versioned<EventRefunds>?> FindAsync(PerformanceTag performance, CancellationToken cancellationToken) =>
        Task.FromResult<Versioned<EventRefunds>?>(_stored.TryGetValue(performance, out var found) ? found : null);

    public Task<Versioned<EventRefunds>?> TrySaveAsync(
        PerformanceTag performance, EventRefunds refunds, string? version, CancellationToken cancellationToken)
    {
        var present = _stored.TryGetValue(performance, out var found) ? found.Version : null;

        if (present != version)
        {
            return Task.FromResult<Versioned<EventRefunds>?>(null);
        }

        var next = int.Parse(version ?? "0", CultureInfo.InvariantCulture) + 1;
        var saved = new Versioned<EventRefunds>(refunds, next.ToString(CultureInfo.InvariantCulture));
        _stored[performance] = saved;

        return Task.FromResult<Versioned<EventRefunds>?>(saved);
    }
}
