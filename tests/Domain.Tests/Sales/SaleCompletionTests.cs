using Serverless.Domain.Platform;
using Serverless.Domain.Sales;
using static Serverless.Domain.Tests.Sales.SalesFixture;

namespace Serverless.Domain.Tests.Sales;

public sealed class SaleCompletionTests
{
    private readonly SalesFixture _fixture = new();

    [Theory]
    [InlineData(SaleState.Capturing, PaymentState.Captured)]
    [InlineData(SaleState.Voiding, PaymentState.Voided)]
    [InlineData(SaleState.Refunding, PaymentState.Refunded)]
    public async Task Moves_the_money_and_needs_no_recovery_afterwards(SaleState state, PaymentState expected)
    {
        var completed = await CompleteAsync(await SaleStates.ReachAsync(_fixture, state));

        Assert.Equal((expected, null), (completed.Payment!.State, completed.RecoverAt));
    }

    [Theory]
    [InlineData(SaleState.Requested)]
    [InlineData(SaleState.Captured)]
    [InlineData(SaleState.Voided)]
    [InlineData(SaleState.Refunded)]
    public async Task Moves_no_money_where_none_is_under_way(SaleState state)
    {
        var id = await SaleStates.ReachAsync(_fixture, state);
        var (before, moves) = (await FindAsync(id), _fixture.Provider.Moves.Count);

        var completed = await CompleteAsync(id);

        Assert.Equal(before.Value.Payment, completed.Payment);
        Assert.Equal(moves, _fixture.Provider.Moves.Count);
    }

    [Theory]
    [InlineData(SaleState.Capturing, ProviderState.Captured)]
    [InlineData(SaleState.Refunding, ProviderState.Refunded)]
    [InlineData(SaleState.Voiding, ProviderState.Voided)]
    public async Task Moves_the_money_once_when_answers_are_lost(SaleState state, ProviderState expected)
    {
        var id = await SaleStates.ReachAsync(_fixture, state);
        _fixture.Provider.LosesAnswers = true;
        var unknown = await CompleteAsync(id);
        _fixture.Provider.LosesAnswers = false;

        await CompleteAsync(id);

        Assert.Equal(_fixture.Clock.GetUtcNow().AddSeconds(_fixture.PaymentPolicy.RecoverySeconds), unknown.RecoverAt);
        Assert.Equal(expected, Assert.Single(_fixture.Provider.Moves, move => move.State == expected).State);
    }

    [Fact]
    public async Task Cancels_and_voids_a_sale_whose_capture_is_refused()
    {
        var held = await _fixture.HoldAsync(Ada, 0);
        await _fixture.PayAsync(held, PaymentScenarios.CaptureRefused);
        _fixture.Provider.IsUnavailable = true;
        await _fixture.ConfirmAsync(held);
        _fixture.Provider.IsUnavailable = false;

        var completed = await CompleteAsync(held.Id);

        Assert.Equal(
            (ReservationState.Cancelled, PaymentState.Declined),
            (completed.Reservation.State, completed.Payment!.State));
        Assert.True(await _fixture.IsFreeAsync(0));
    }

    [Fact]
    public async Task Refunds_a_payment_that_turns_out_to_be_captured_where_it_was_to_be_voided()
    {
        var id = await SaleStates.ReachAsync(_fixture, SaleState.Voiding);
        await _fixture.Provider.CaptureAsync((await FindAsync(id)).Value.Payment!.Id, default);

        var completed = await CompleteAsync(id);

        Assert.Equal(PaymentState.Refunded, completed.Payment!.State);
    }

    [Fact]
    public async Task Keeps_the_recovery_until_the_holds_are_updated()
    {
        var id = await SaleStates.ReachAsync(_fixture, SaleState.Voiding);
        _fixture.Holds.IsUnavailable = true;

        var completed = await CompleteAsync(id);

        Assert.Equal(PaymentState.Voided, completed.Payment!.State);
        Assert.NotNull(completed.RecoverAt);
        _fixture.Holds.IsUnavailable = false;
        Assert.Null((await CompleteAsync(id)).RecoverAt);
        Assert.True(await _fixture.IsFreeAsync(0));
    }

    [Fact]
    public async Task Returns_what_is_stored_when_another_completion_came_first()
    {
        var id = await SaleStates.ReachAsync(_fixture, SaleState.Capturing);
        var found = await FindAsync(id);
        var first = await CompleteAsync(id);

        var second = await _fixture.Get<SaleCompletion>().CompleteAsync(_fixture.Performance, found, default);

        Assert.Equal(first, second.Value);
        Assert.Single(_fixture.Provider.Moves);
    }

    private async Task<Sale> CompleteAsync(ReservationId id) => (await _fixture.Get<SaleCompletion>()
        .CompleteAsync(_fixture.Performance, await FindAsync(id), default)).Value;

    private async Task<Versioned<Sale>> FindAsync(ReservationId id) =>
        (await _fixture.Sales.FindAsync(id, default))!.Value;
}
