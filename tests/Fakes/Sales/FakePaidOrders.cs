using Serverless.Domain.Platform;
using Serverless.Domain.Sales;

namespace Serverless.Fakes.Sales;

/// <summary>Orders that pay back what they are asked for, each refund once.</summary>
public sealed class FakePaidOrders : IPaidOrders
{
    private readonly Dictionary<(string Order, int Number), long> _refunds = [];

    /// <summary>While it is set, every call fails and does nothing.</summary>
    public bool IsUnavailable { get; set; }

    public IReadOnlyDictionary<(string Order, int Number), long> Refunds => _refunds;

    public Task<bool> RefundAsync(PaidOrder order, int number, Money amount, CancellationToken cancellationToken)
    {
        if (IsUnavailable)
        {
            throw new DependencyUnavailableException("The orders are away.");
        }

        lock (_refunds)
        {
            _refunds.TryAdd((order.Id, number), amount.Amount);
        }

        return Task.FromResult(true);
    }
}
