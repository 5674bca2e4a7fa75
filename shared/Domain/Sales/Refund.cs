using Serverless.Domain.Platform;

namespace Serverless.Domain.Sales;

/// <summary>Units of a paid sale that were returned, and their money.</summary>
/// <param name="Number">Counts the refunds of one sale, from one. The provider pays each number once.</param>
/// <param name="Units">Numbers of the units in the reservation, from one: seats first, then tickets by type.</param>
/// <param name="Amount">Zero for free units.</param>
/// <param name="Cancellation">Who returned them, and why.</param>
public sealed record Refund(int Number, IReadOnlyList<int> Units, Money Amount, Cancellation Cancellation)
{
    public DateTimeOffset RequestedAt { get; init; }

    /// <summary>When the provider returned the money; null until then.</summary>
    public DateTimeOffset? PaidAt { get; init; }
}
