using Microsoft.Extensions.Time.Testing;
using Serverless.Adapters.Sales;
using Serverless.Domain.Platform;
using Serverless.Domain.Sales;
using Serverless.Fakes.Platform;
using Serverless.Fakes.Sales;

namespace Serverless.Adapters.Tests.Sales;

/// <summary>What a provider of payments does with each order.</summary>
public abstract class PaymentProviderContract
{
    private readonly PaymentId _payment = new(
        new IdSource(TimeProvider.System).Next(ScopedKind.Payment, performanceNumber: 1));

    private protected FakeTimeProvider Clock { get; } = new(Moments.Noon);

    private protected abstract IPaymentProvider Provider { get; }

    [Theory]
    [InlineData(PaymentScenarios.Approve, ProviderState.Authorised)]
    [InlineData(PaymentScenarios.Fail, ProviderState.Declined)]
    public async Task Decides_as_the_scenario_says(string scenario, ProviderState expected)
    {
        Assert.Equal(ProviderState.Unknown, await FindAsync());

        Assert.Equal(expected, await AuthoriseAsync(scenario));
        Assert.Equal(expected, await FindAsync());
    }

    [Fact]
    public async Task Decides_late_where_it_is_told_to()
    {
        Assert.Equal(ProviderState.Deciding, await AuthoriseAsync(PaymentScenarios.Delay));
        Clock.Advance(FakePaymentProvider.Delay - TimeSpan.FromMilliseconds(1));
        Assert.Equal(ProviderState.Deciding, await FindAsync());

        Clock.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal(ProviderState.Authorised, await FindAsync());
    }

    [Fact]
    public async Task Captures_and_refunds_once_however_often_it_is_ordered()
    {
        await AuthoriseAsync(PaymentScenarios.Approve);

        foreach (var expected in (ProviderState[])[ProviderState.Captured, ProviderState.Captured])
        {
            Assert.Equal(expected, await Provider.CaptureAsync(_payment, default));
        }

        Assert.True(await RefundAsync(1, 150_000));
        Assert.True(await RefundAsync(1, 150_000));

        Assert.Equal(ProviderState.Refunded, await FindAsync());
        Assert.Equal(ProviderState.Refunded, await Provider.CaptureAsync(_payment, default));
    }

    [Fact]
    public async Task Does_not_void_what_is_captured_nor_refund_what_is_not()
    {
        await AuthoriseAsync(PaymentScenarios.Approve);
        Assert.False(await RefundAsync(1, 150_000));
        Assert.Equal(ProviderState.Authorised, await FindAsync());
        await Provider.CaptureAsync(_payment, default);

        Assert.Equal(ProviderState.Captured, await Provider.VoidAsync(_payment, default));
    }

    [Fact]
    public async Task A_payment_that_is_voided_before_it_is_known_stays_voided()
    {
        Assert.Equal(ProviderState.Voided, await Provider.VoidAsync(_payment, default));

        Assert.Equal(ProviderState.Voided, await AuthoriseAsync(PaymentScenarios.Approve));
        Assert.Equal(ProviderState.Voided, await Provider.CaptureAsync(_payment, default));
    }

    [Theory]
    [InlineData(PaymentScenarios.Fail)]
    [InlineData(PaymentScenarios.CaptureRefused)]
    public async Task Captures_nothing_that_it_declined_or_refuses_to_capture(string scenario)
    {
        await AuthoriseAsync(scenario);

        Assert.Equal(ProviderState.Declined, await Provider.CaptureAsync(_payment, default));
        Assert.Equal(ProviderState.Declined, await Provider.CaptureAsync(_payment, default));
        Assert.Equal(ProviderState.Declined, await Provider.VoidAsync(_payment, default));
        Assert.False(await RefundAsync(1, 1));
    }

    [Fact]
    public async Task Returns_parts_of_the_money_each_once_and_never_more_than_was_captured()
    {
        await AuthoriseAsync(PaymentScenarios.Approve);
        await Provider.CaptureAsync(_payment, default);

        Assert.True(await RefundAsync(1, 50_000));
        Assert.True(await RefundAsync(1, 50_000));
        Assert.True(await RefundAsync(2, 60_000));
        Assert.False(await RefundAsync(3, 40_001));
        Assert.Equal(ProviderState.Captured, await FindAsync());

        Assert.True(await RefundAsync(3, 40_000));
        Assert.Equal(ProviderState.Refunded, await FindAsync());
        Assert.False(await RefundAsync(4, 1));
    }

    [Fact]
    public async Task Neither_captures_nor_refunds_a_payment_that_it_never_saw_authorised()
    {
        Assert.Equal(ProviderState.Unknown, await Provider.CaptureAsync(_payment, default));
        Assert.False(await RefundAsync(1, 1));

        Assert.Equal(ProviderState.Unknown, await FindAsync());
        Assert.Equal(ProviderState.Authorised, await AuthoriseAsync(PaymentScenarios.Approve));
    }

    private Task<bool> RefundAsync(int number, long amount) =>
        Provider.RefundAsync(_payment, number, Money.InWon(amount), default);

    private Task<ProviderState> AuthoriseAsync(string scenario) =>
        Provider.AuthoriseAsync(_payment, Money.InWon(150_000), scenario, default);

    private Task<ProviderState> FindAsync() => Provider.FindAsync(_payment, default);
}

public sealed class FakePaymentProviderTests : PaymentProviderContract
{
    public FakePaymentProviderTests() => Provider = new FakePaymentProvider(Clock);

    private protected override IPaymentProvider Provider { get; }
}

public sealed class SimulatedPaymentsTests : PaymentProviderContract
{
    public SimulatedPaymentsTests() => Provider = new SimulatedPayments(
        new InMemoryDocuments(),
        new SimulatedPaymentPolicy
        {
            ApproveMilliseconds = 0,
            DeclineMilliseconds = 0,
            DelayMilliseconds = (int)FakePaymentProvider.Delay.TotalMilliseconds,
        },
        Clock);

    private protected override IPaymentProvider Provider { get; }
}
