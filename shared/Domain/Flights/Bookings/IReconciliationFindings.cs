using Serverless.Domain.FlightPayments;

namespace Serverless.Domain.Flights.Bookings;

/// <summary>What the last comparison of each payment order found, where something did not agree.</summary>
public interface IReconciliationFindings
{
    Task SaveAsync(ReconciliationFinding finding, CancellationToken cancellationToken);

    /// <summary>The order agrees now. A repaired one stays listed for some days.</summary>
    Task RemoveAsync(PaymentOrderId order, CancellationToken cancellationToken);

    /// <summary>At most so many, in a fixed order.</summary>
    Task<IReadOnlyList<ReconciliationFinding>> ListAsync(int limit, CancellationToken cancellationToken);
}

/// <summary>A payment order that did not agree with its receipt or its booking.</summary>
/// <param name="Number">The number of the payment that clients see.</param>
/// <param name="Booking">The id of the booking; null without one.</param>
public sealed record ReconciliationFinding(
    PaymentOrderId Order, int Number, int? Booking, Disagreement Disagreement, DateTimeOffset FoundAt)
{
    /// <summary>Whether this comparison put it right.</summary>
    public bool IsRepaired => Disagreement is Disagreement.RefundUnknown or Disagreement.AttachedAgain
        or Disagreement.PaidBack or Disagreement.RefundedAgain;
}
