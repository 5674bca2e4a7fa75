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
    /// <summary>A payment that was voided before it was authorised. It can never be authorised.</summary>
    public static SimulatedPayment VoidedUnseen(DateTimeOffset now) => new(0, "", "") { VoidedAt = now };

    /// <summary>When the decision about the authorisation is known.</summary>
    public DateTimeOffset DecidedAt { get; init; }

    public bool IsDeclined { get; init; }

    public DateTimeOffset? CapturedAt { get; init; }

    public DateTimeOffset? VoidedAt { get; init; }

    /// <summary>The refunds, in order; together at most the amount.</summary>
    public IReadOnlyList<SimulatedRefund> Refunds { get; init; } = [];

    [JsonIgnore]
    public long RefundedAmount => Refunds.Sum(refund => refund.Amount);

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
        { CapturedAt: not null } when RefundedAmount == Amount => ProviderState.Refunded,
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
        StateAt(now) is ProviderState.Deciding or ProviderState.Authorised ? this with { VoidedAt = now } : this;

    public SimulatedPayment Refund(int number, long amount, DateTimeOffset now) =>
        CapturedAt is not null && !Has(number) && RefundedAmount + amount <= Amount
            ? this with { Refunds = [.. Refunds, new SimulatedRefund(number, amount, now)] }
            : this;

    public bool Has(int refund) => Refunds.Any(known => known.Number == refund);
}

internal sealed record SimulatedRefund(int Number, long Amount, DateTimeOffset At);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(SimulatedPayment))]
internal sealed partial class SimulatedPaymentJson : JsonSerializerContext;
