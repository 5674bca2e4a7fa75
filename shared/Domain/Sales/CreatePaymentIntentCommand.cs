using Serverless.Domain.Platform;

namespace Serverless.Domain.Sales;

/// <summary>A request to pay for a reservation.</summary>
/// <param name="Scenario">The behaviour of the simulated provider, such as <c>approve</c>.</param>
/// <param name="IdempotencySeed">Null for a request without an idempotency key.</param>
public sealed record CreatePaymentIntentCommand(Money Amount, string Scenario, IdempotencySeed? IdempotencySeed = null)
{
    /// <summary>The client used the gateway's id of the reservation.</summary>
    public bool IsGateway { get; init; }
}
