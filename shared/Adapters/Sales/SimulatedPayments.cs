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

        return entry.After.StateAt(clock.GetUtcNow());
    }

    public async Task<ProviderState> FindAsync(PaymentId payment, CancellationToken cancellationToken) =>
        await FindEntryAsync(payment, cancellationToken) is { } found
            ? found.Value.StateAt(clock.GetUtcNow())
            : ProviderState.Unknown;

    public Task<ProviderState> CaptureAsync(PaymentId payment, CancellationToken cancellationToken) =>
        CallAsync(payment, (entry, now) => entry.Capture(now), PaymentScenarios.CaptureStalls, cancellationToken);

    public Task<ProviderState> VoidAsync(PaymentId payment, CancellationToken cancellationToken) =>
        CallAsync(payment, (entry, now) => entry.Void(now), stalls: null, cancellationToken);

    public Task<ProviderState> RefundAsync(PaymentId payment, CancellationToken cancellationToken) =>
        CallAsync(payment, (entry, now) => entry.Refund(now), PaymentScenarios.RefundStalls, cancellationToken);

    private async Task<ProviderState> CallAsync(
        PaymentId payment, Func<SimulatedPayment, DateTimeOffset, SimulatedPayment> call, string? stalls,
        CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var stalled = false;
        var (before, after) = await ChangeAsync(
            payment,
            known =>
            {
                var entry = known ?? SimulatedPayment.Unknown;
                stalled = entry.Scenario == stalls && !entry.HasStalled;

                return stalled ? entry with { HasStalled = true } : call(entry, now);
            },
            isDuplicated: false,
            cancellationToken);
        LoseAnswer(stalled || (after.Scenario is PaymentScenarios.AnswerLost && before != after));

        if (after.Scenario is PaymentScenarios.Duplicate)
        {
            (_, after) = await ChangeAsync(
                payment, known => call(known!, now), isDuplicated: false, cancellationToken);
        }

        return after.StateAt(now);
    }

    private async Task<(SimulatedPayment? Before, SimulatedPayment After)> ChangeAsync(
        PaymentId payment, Func<SimulatedPayment?, SimulatedPayment> change, bool isDuplicated,
        CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < AttemptsMax; attempt++)
        {
            var found = await FindEntryAsync(payment, cancellationToken);
            var after = change(found?.Value);

            if (after == found?.Value)
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
            : new Versioned<SimulatedPayment>(DocumentJson.Read(found, SimulatedPaymentJson.Default.SimulatedPayment), found.Version);
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
