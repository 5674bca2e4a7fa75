using Serverless.Domain.Platform;

namespace Serverless.Domain.Sales;

/// <summary>How somebody wants to pay.</summary>
/// <param name="Scenario">How the simulated provider is to behave, such as <c>approve</c>.</param>
/// <param name="IdempotencySeed">There when the request can be repeated as the same one.</param>
public sealed record CreatePaymentIntentCommand(Money Amount, string Scenario, IdempotencySeed? IdempotencySeed = null)
{
    /// <summary>The client names the reservation as the gateway does.</summary>
    public bool IsGateway { get; init; }
}
