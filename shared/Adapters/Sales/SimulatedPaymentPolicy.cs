using System.ComponentModel.DataAnnotations;

namespace Serverless.Adapters.Sales;

/// <summary>The decision times of the simulated provider.</summary>
internal sealed record SimulatedPaymentPolicy
{
    [Range(0, 60_000)]
    public int ApproveMilliseconds { get; init; } = 200;

    [Range(0, 60_000)]
    public int DeclineMilliseconds { get; init; } = 100;

    [Range(0, 60_000)]
    public int DelayMilliseconds { get; init; } = 3_000;
}
