using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;
using Serverless.Domain.Sales;
using Serverless.Fakes.Sales;
using static Serverless.Domain.Tests.Sales.SalesFixture;

namespace Serverless.Domain.Tests.Sales;

public sealed class ShowPaymentIntentTests
{
    private readonly SalesFixture _fixture = new();

    [Theory]
    [InlineData(SaleState.Requested, ProviderState.Authorised)]
    [InlineData(SaleState.Declined, ProviderState.Declined)]
    [InlineData(SaleState.Capturing, ProviderState.Authorised)]
    [InlineData(SaleState.Captured, ProviderState.Captured)]
    [InlineData(SaleState.Voiding, ProviderState.Authorised)]
    [InlineData(SaleState.Voided, ProviderState.Voided)]
    [InlineData(SaleState.Refunding, ProviderState.Captured)]
    [InlineData(SaleState.Refunded, ProviderState.Refunded)]
    [InlineData(SaleState.Expired, ProviderState.Voided)]
    public async Task Shows_where_the_money_is_and_not_where_it_will_be(SaleState state, ProviderState expected)
    {
        var id = await SaleStates.ReachAsync(_fixture, state);
        var payment = (await _fixture.Sales.FindAsync(id, default))!.Value.Value.Payment!;

        var shown = Accepted(await ShowAsync(Ada, payment.Id));

        Assert.Equal((payment, expected), (shown.Payment, shown.State));
    }

    [Fact]
    public async Task Shows_that_the_provider_has_not_decided_yet()
    {
        var payment = await _fixture.PayAsync(await _fixture.HoldAsync(Ada, 0), PaymentScenarios.Delay);
        Assert.Equal(ProviderState.Deciding, Accepted(await ShowAsync(Ada, payment.Id)).State);

        _fixture.Clock.Advance(FakePaymentProvider.Delay);

        Assert.Equal(ProviderState.Authorised, Accepted(await ShowAsync(Ada, payment.Id)).State);
    }

    [Fact]
    public async Task Shows_a_payment_that_was_replaced_as_declined()
    {
        var held = await _fixture.HoldAsync(Ada, 0);
        var replaced = await _fixture.PayAsync(held, PaymentScenarios.Fail);
        await _fixture.PayAsync(held);

        var shown = Accepted(await ShowAsync(Ada, replaced.Id));

        Assert.Equal(
            (replaced.Id, PaymentState.Declined, ProviderState.Declined),
            (shown.Payment.Id, shown.Payment.State, shown.State));
    }

    [Fact]
    public async Task Hides_unknown_payments_and_those_of_other_users()
    {
        var payment = await _fixture.PayAsync(await _fixture.HoldAsync(Ada, 0));
        var unknown = _fixture.Get<IdSource>().Next(ScopedKind.Payment, _fixture.Performance.Id.Tag.Number);

        Assert.Equal("payments.unknown-payment", (await ShowAsync(Ada, new PaymentId(unknown))).Error?.Code);
        Assert.Equal("payments.unknown-payment", (await ShowAsync(Ada, new PaymentId(Guid.Empty))).Error?.Code);
        Assert.Equal("payments.unknown-payment", (await ShowAsync(Bob, payment.Id)).Error?.Code);
    }

    private Task<Result<PaymentStatus>> ShowAsync(UserId user, PaymentId id) =>
        _fixture.Get<ShowPaymentIntent>().ExecuteAsync(user, id, default);
}
