using Serverless.Domain.Platform;
using Serverless.Domain.Sales;

namespace Serverless.Fakes.Sales;

/// <summary>
/// A payment provider that decides as the scenario says: approves, declines, decides late, or refuses to capture. It
/// acts once on each order.
/// </summary>
public sealed class FakePaymentProvider(TimeProvider clock) : IPaymentProvider
{
    /// <summary>How long it takes to decide about <see cref="PaymentScenarios.Delay"/>.</summary>
    public static readonly TimeSpan Delay = TimeSpan.FromSeconds(3);

    private readonly Lock _gate = new();
    private readonly Dictionary<PaymentId, Entry> _entries = [];
    private readonly List<(PaymentId Payment, ProviderState State)> _moves = [];

    /// <summary>While it is set, every order fails and does nothing.</summary>
    public bool IsUnavailable { get; set; }

    /// <summary>While it is set, orders act, but their answers are lost.</summary>
    public bool LosesAnswers { get; set; }

    /// <summary>Runs once, before the next question about a payment.</summary>
    public Func<Task>? BeforeNextFind { get; set; }

    /// <summary>How often it was asked about a payment.</summary>
    public int FindCount { get; private set; }

    /// <summary>Every movement of money, in order: each is there once, however often it was ordered.</summary>
    public IReadOnlyList<(PaymentId Payment, ProviderState State)> Moves => _moves;

    public Task<ProviderState> AuthoriseAsync(
        PaymentId payment, Money amount, string scenario, CancellationToken cancellationToken) => OrderAsync(
            payment,
            known => known
                ?? new Entry(scenario, clock.GetUtcNow() + (scenario is PaymentScenarios.Delay ? Delay : default))
                {
                    Amount = amount.Amount,
                });

    public async Task<ProviderState> FindAsync(PaymentId payment, CancellationToken cancellationToken)
    {
        var interruption = BeforeNextFind;
        BeforeNextFind = null;
        FindCount++;

        if (interruption is not null)
        {
            await interruption();
        }

        lock (_gate)
        {
            return StateOf(_entries.GetValueOrDefault(payment));
        }
    }

    public Task<ProviderState> CaptureAsync(PaymentId payment, CancellationToken cancellationToken) => OrderAsync(
        payment,
        known => StateOf(known) is not ProviderState.Authorised ? known
            : known!.Scenario is PaymentScenarios.CaptureRefused ? known with { Moved = ProviderState.Declined }
            : known with { Moved = ProviderState.Captured });

    public Task<ProviderState> VoidAsync(PaymentId payment, CancellationToken cancellationToken) => OrderAsync(
        payment,
        known => StateOf(known) is ProviderState.Unknown or ProviderState.Deciding or ProviderState.Authorised
            ? (known ?? new Entry(PaymentScenarios.Approve, clock.GetUtcNow())) with { Moved = ProviderState.Voided }
            : known);

    public async Task<bool> RefundAsync(
        PaymentId payment, int number, Money amount, CancellationToken cancellationToken)
    {
        await OrderAsync(payment, known => known?.Refund(number, amount.Amount));

        lock (_gate)
        {
            return _entries.GetValueOrDefault(payment)?.Refunds.ContainsKey(number) ?? false;
        }
    }

    /// <summary>Removes the moves so far.</summary>
    public void ClearMoves() => _moves.Clear();

    /// <summary>The money of a payment that was captured and not returned.</summary>
    public long KeptAmountOf(PaymentId payment)
    {
        lock (_gate)
        {
            return _entries.GetValueOrDefault(payment) is { Moved: ProviderState.Captured } entry
                ? entry.Amount - entry.Refunds.Values.Sum()
                : 0;
        }
    }

    private Task<ProviderState> OrderAsync(PaymentId payment, Func<Entry?, Entry?> order)
    {
        if (IsUnavailable)
        {
            return Task.FromException<ProviderState>(
                new DependencyUnavailableException("The provider does not answer."));
        }

        lock (_gate)
        {
            var before = _entries.GetValueOrDefault(payment);

            if (order(before) is { } after)
            {
                _entries[payment] = after;

                if (after.Moved is { } moved && moved != before?.Moved)
                {
                    _moves.Add((payment, moved));
                }
            }

            return LosesAnswers
                ? Task.FromException<ProviderState>(new DependencyUnavailableException("The answer was lost."))
                : Task.FromResult(StateOf(_entries.GetValueOrDefault(payment)));
        }
    }

    private ProviderState StateOf(Entry? entry) => entry switch
    {
        null => ProviderState.Unknown,
        { Moved: { } moved } => moved,
        _ when clock.GetUtcNow() < entry.DecidedAt => ProviderState.Deciding,
        { Scenario: PaymentScenarios.Fail } => ProviderState.Declined,
        _ => ProviderState.Authorised,
    };

    private sealed record Entry(string Scenario, DateTimeOffset DecidedAt)
    {
        public long Amount { get; init; }

        /// <summary>The refunded amounts by their numbers.</summary>
        public Dictionary<int, long> Refunds { get; init; } = [];

        /// <summary>
        /// Null until money is captured, voided or refunded as a whole, or its capture is refused.
        /// </summary>
        public ProviderState? Moved { get; init; }

        public Entry Refund(int number, long amount)
        {
            if (Moved is not ProviderState.Captured
                || Refunds.ContainsKey(number)
                || Refunds.Values.Sum() + amount > Amount)
            {
                return this;
            }

            var refunds = new Dictionary<int, long>(Refunds) { [number] = amount };

            return this with
            {
                Refunds = refunds,
                Moved = refunds.Values.Sum() == Amount ? ProviderState.Refunded : Moved,
            };
        }
    }
}
