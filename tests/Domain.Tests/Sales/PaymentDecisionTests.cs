using Serverless.Domain.Platform;
using Serverless.Domain.Sales;
using Serverless.Fakes.Platform;

namespace Serverless.Domain.Tests.Sales;

public sealed class PaymentDecisionTests
{
    private readonly SalesFixture _fixture = new(payments: new PaymentPolicy
    {
        DecisionWaitMilliseconds = 3_000,
        DecisionPollMilliseconds = 50,
    });

    private PaymentDecision Decision => _fixture.Get<PaymentDecision>();

    [Theory]
    [InlineData(PaymentScenarios.Approve, ProviderState.Authorised)]
    [InlineData(PaymentScenarios.Fail, ProviderState.Declined)]
    public async Task Returns_a_decision_at_once(string scenario, ProviderState expected)
    {
        var payment = await AuthoriseAsync(scenario);

        Assert.Equal(expected, await Decision.AwaitAsync(payment, default));
        Assert.Equal(1, _fixture.Provider.FindCount);
    }

    [Theory]
    [InlineData(PaymentState.Declined)]
    [InlineData(PaymentState.Voided)]
    [InlineData(PaymentState.Refunded)]
    public async Task A_payment_that_is_over_counts_as_declined_and_nobody_asks_the_provider(PaymentState state)
    {
        var payment = await AuthoriseAsync(PaymentScenarios.Approve);

        Assert.Equal(ProviderState.Declined, await Decision.AwaitAsync(payment with { State = state }, default));
        Assert.Equal(0, _fixture.Provider.FindCount);
    }

    [Fact]
    public async Task Asks_again_in_short_intervals_until_the_provider_decides()
    {
        var payment = await AuthoriseAsync(PaymentScenarios.Delay);

        Assert.Equal(ProviderState.Authorised, await RunAsync(Decision.AwaitAsync(payment, default)));
        Assert.Equal(1 + (3_000 / 50), _fixture.Provider.FindCount);
    }

    [Fact]
    public async Task Stops_waiting_at_the_limit()
    {
        var payment = await AuthoriseAsync(PaymentScenarios.Delay);
        var decision = new PaymentDecision(
            _fixture.Provider, _fixture.PaymentPolicy with { DecisionWaitMilliseconds = 2_950 }, _fixture.Clock);

        Assert.Equal(ProviderState.Deciding, await RunAsync(decision.AwaitAsync(payment, default)));
        Assert.Equal(1 + (2_950 / 50), _fixture.Provider.FindCount);
    }

    [Fact]
    public async Task Orders_again_what_the_provider_does_not_know()
    {
        var payment = NewPayment(PaymentScenarios.Approve);

        Assert.Equal(ProviderState.Authorised, await Decision.AwaitAsync(payment, default));
        Assert.Equal(ProviderState.Authorised, await _fixture.Provider.FindAsync(payment.Id, default));
    }

    private Payment NewPayment(string scenario)
    {
        var ids = _fixture.Get<IdSource>();
        var number = _fixture.Performance.Id.Tag.Number;

        return new Payment(
            new PaymentId(ids.Next(ScopedKind.Payment, number)),
            new ReservationId(ids.Next(ScopedKind.Reservation, number)),
            Money.InWon(1))
        {
            Scenario = scenario,
        };
    }

    private async Task<Payment> AuthoriseAsync(string scenario)
    {
        var payment = NewPayment(scenario);
        await _fixture.Provider.AuthoriseAsync(payment.Id, payment.Amount, scenario, default);

        return payment;
    }

    /// <summary>Moves the clock by one interval whenever the operation waits for it.</summary>
    private async Task<ProviderState> RunAsync(Task<ProviderState> running)
    {
        var interval = TimeSpan.FromMilliseconds(_fixture.PaymentPolicy.DecisionPollMilliseconds);

        while (!running.IsCompleted)
        {
            Assert.True(_fixture.Clock.GetUtcNow() < Moments.Noon.AddMinutes(1), "It waits without a limit.");

            if (_fixture.Clock.IsAwaited(interval))
            {
                _fixture.Clock.Advance(interval);
            }

            await Task.Yield();
        }

        return await running;
    }
}
