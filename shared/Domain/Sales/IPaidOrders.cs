using Serverless.Domain.Platform;

namespace Serverless.Domain.Sales;

/// <summary>The orders by which buyers paid outside of this context.</summary>
public interface IPaidOrders
{
    /// <summary>
    /// Pays back a part of an order's money, or all of it. A repeated call with the same number takes effect once.
    /// </summary>
    /// <param name="order">The order that was paid.</param>
    /// <param name="number">Distinguishes the refunds of one order.</param>
    /// <param name="amount">More than zero.</param>
    /// <param name="cancellationToken">Stops waiting for the answer.</param>
    /// <returns>
    /// True when the refund is stored where it will be paid, or is paid; false when so much of it cannot be paid back.
    /// </returns>
    Task<bool> RefundAsync(PaidOrder order, int number, Money amount, CancellationToken cancellationToken);
}
