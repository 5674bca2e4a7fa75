using System.Text.Json.Serialization;
using Serverless.Adapters.Platform.Documents;
using Serverless.Domain.Platform;
using Serverless.Domain.Sales;

namespace Serverless.Adapters.Sales;

/// <summary>
/// One payment in the ledger of the simulated provider. Each call is a function of the entry. A repeated call, or one
/// that does not fit the state, changes nothing.
/// </summary>
internal sealed record SimulatedPayment(long Amount, string Currency, string Scenario)
{
    public static SimulatedPayment Unknown { get; } = new(0, "", "");

    /// <summary>When the decision about the authorisation is known.</summary>
    public DateTimeOffset DecidedAt { get; init; }

    public bool IsDeclined { get; init; }

    public DateTimeOffset? CapturedAt { get; init; }

    public DateTimeOffset? VoidedAt { get; init; }

    public DateTimeOffset? RefundedAt { get; init; }

    /// <summary>One call got no answer, as the scenario demands.</summary>
    public bool HasStalled { get; init; }

    public static DocumentPartition PartitionOf(int performanceNumber) =>
        new("simulated-payments", new PerformanceTag(performanceNumber).ToString());

    public static SimulatedPayment Authorise(
        Money amount, string scenario, DateTimeOffset now, SimulatedPaymentPolicy policy) =>
        new(amount.Amount, amount.Currency, scenario)
        {
            DecidedAt = now.AddMilliseconds(scenario switch
            {
                PaymentScenarios.Fail => policy.DeclineMilliseconds,
                PaymentScenarios.Delay => policy.DelayMilliseconds,
                _ => policy.ApproveMilliseconds,
            }),
            IsDeclined = scenario is PaymentScenarios.Fail
                || (scenario is PaymentScenarios.Random && now.Ticks % 5 == 0),
        };

    public ProviderState StateAt(DateTimeOffset now) => this switch
    {
        { RefundedAt: not null } => ProviderState.Refunded,
        { CapturedAt: not null } => ProviderState.Captured,
        { VoidedAt: not null } => ProviderState.Voided,
        _ when now < DecidedAt => ProviderState.Deciding,
        { IsDeclined: true } => ProviderState.Declined,
        _ => ProviderState.Authorised,
    };

    public SimulatedPayment Capture(DateTimeOffset now) =>
        StateAt(now) is ProviderState.Authorised
            ? Scenario is PaymentScenarios.CaptureRefused
                ? this with { IsDeclined = true }
                : this with { CapturedAt = now }
            : this;

    public SimulatedPayment Void(DateTimeOffset now) =>
        CapturedAt is null && VoidedAt is null ? this with { VoidedAt = now } : this;

    public SimulatedPayment Refund(DateTimeOffset now) =>
        CapturedAt is not null && RefundedAt is null ? this with { RefundedAt = now } : this;
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(SimulatedPayment))]
internal sealed partial class SimulatedPaymentJson : JsonSerializerContext;
