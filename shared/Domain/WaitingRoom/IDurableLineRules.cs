using Serverless.Domain.Catalogue;

namespace Serverless.Domain.WaitingRoom;

/// <summary>Where the caps of a line outlive Redis: with the performance itself.</summary>
public interface IDurableLineRules
{
    /// <summary>Keeps them as the performance's own; false when there is no such performance.</summary>
    Task<bool> TrySaveAsync(PerformanceId performance, LineRules rules, CancellationToken cancellationToken);
}
