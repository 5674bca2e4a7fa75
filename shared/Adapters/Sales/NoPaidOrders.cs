using Serverless.Domain.Platform;
using Serverless.Domain.Sales;

namespace Serverless.Adapters.Sales;

/// <summary>No context takes orders, so no payment is one.</summary>
internal sealed class NoPaidOrders : IPaidOrders
{
    public Task<bool> RefundAsync(
        PaidOrder order, int number, Money amount, CancellationToken cancellationToken) => Task.FromResult(false);
}
