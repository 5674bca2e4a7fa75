using Serverless.Adapters.Platform.Documents;
using Serverless.Domain.Platform;
using Serverless.Domain.Sales;

namespace Serverless.Adapters.Sales;

/// <summary>
/// A payment provider that moves no money but keeps a durable ledger of its own, with one entry for each payment. Each
/// call takes effect once. The scenario simulates declines, delays, lost responses and duplicate deliveries.
/// </summary>
internal sealed class SimulatedPayments(IDocuments documents, SimulatedPaymentPolicy policy, TimeProvider clock)
    : IPaymentProvider
{
    private const int AttemptsMax = 20;

    public async Task<ProviderState> AuthoriseAsync(
        PaymentId payment, Money amount, string scenario, CancellationToken cancellationToken)
    {
        var entry = await ChangeAsync(
            payment,
            known => known ?? SimulatedPayment.Authorise(amount, scenario, clock.GetUtcNow(), policy),
            scenario is PaymentScenarios.Duplicate,
            cancellationToken);
        LoseAnswer(entry.Before is null && scenario is PaymentScenarios.AnswerLost);

        return StateOf(entry.After);
    }

    public async Task<ProviderState> FindAsync(PaymentId payment, CancellationToken cancellationToken) =>
        StateOf((await FindEntryAsync(payment, cancellationToken))?.Value);

    public async Task<ProviderState> CaptureAsync(PaymentId payment, CancellationToken cancellationToken) =>
        StateOf(await CallAsync(
            payment,
            (known, now) => known?.Capture(now),
            PaymentScenarios.CaptureStalls,
            cancellationToken));

    public async Task<ProviderState> VoidAsync(PaymentId payment, CancellationToken cancellationToken) =>
        StateOf(await CallAsync(
            payment,
            (known, now) => known?.Void(now) ?? SimulatedPayment.VoidedUnseen(now),
            stalls: null,
            cancellationToken));

    public async Task<bool> RefundAsync(
        PaymentId payment, int number, Money amount, CancellationToken cancellationToken)
    {
        var entry = await CallAsync(
            payment,
            (known, now) => known?.Refund(number, amount.Amount, now),
            PaymentScenarios.RefundStalls,
            cancellationToken);

        return entry?.Has(number) ?? false;
    }

    private ProviderState StateOf(SimulatedPayment? entry) =>
        entry?.StateAt(clock.GetUtcNow()) ?? ProviderState.Unknown;

    /// <summary>Null for a payment that is not known after the call either.</summary>
    private async Task<SimulatedPayment?> CallAsync(
        PaymentId payment, Func<SimulatedPayment?, DateTimeOffset, SimulatedPayment?> call, string? stalls,
        CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var stalled = false;
        var (before, after) = await ChangeAsync(
            payment,
            known =>
            {
                stalled = known is { HasStalled: false } && known.Scenario == stalls;

                return stalled ? known! with { HasStalled = true } : call(known, now);
            },
            isDuplicated: false,
            cancellationToken);
        LoseAnswer(stalled || (after?.Scenario is PaymentScenarios.AnswerLost && before != after));

        if (after?.Scenario is PaymentScenarios.Duplicate)
        {
            (_, after) = await ChangeAsync(
                payment, known => call(known, now), isDuplicated: false, cancellationToken);
        }

        return after;
    }

    private async Task<(SimulatedPayment? Before, SimulatedPayment? After)> ChangeAsync(
        PaymentId payment, Func<SimulatedPayment?, SimulatedPayment?> change, bool isDuplicated,
        CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < AttemptsMax; attempt++)
        {
            var found = await FindEntryAsync(payment, cancellationToken);
            var after = change(found?.Value);

            if (after is null || after == found?.Value)
            {
                return (after, after);
            }

            var body = DocumentJson.ToBody(after, SimulatedPaymentJson.Default.SimulatedPayment);
            DocumentWrite write = found is { } read
                ? new DocumentWrite.Replace(SaleKeys.Payment(payment), read.Version, body)
                : new DocumentWrite.Insert(SaleKeys.Payment(payment), body);

            var result = await documents.CommitAsync(PartitionOf(payment), [write], cancellationToken);

            if (result.IsCommitted && !isDuplicated)
            {
                return (found?.Value, after);
            }
        }

        throw new DependencyUnavailableException("The ledger of the simulated provider kept changing.");
    }

    private async Task<Versioned<SimulatedPayment>?> FindEntryAsync(
        PaymentId payment, CancellationToken cancellationToken)
    {
        var found = await documents.FindAsync(PartitionOf(payment), SaleKeys.Payment(payment), cancellationToken);

        return found is null
            ? null
            : new Versioned<SimulatedPayment>(
                DocumentJson.Read(found, SimulatedPaymentJson.Default.SimulatedPayment), found.Version);
    }

    private static DocumentPartition PartitionOf(PaymentId payment)
    {
        ScopedId.TryRead(payment.Value, ScopedKind.Payment, out var number, out _);

        return SimulatedPayment.PartitionOf(number);
    }

    private static void LoseAnswer(bool isLost)
    {
        if (isLost)
        {
            throw new DependencyUnavailableException("The simulated provider lost its answer, as its scenario says.");
        }
    }
}
