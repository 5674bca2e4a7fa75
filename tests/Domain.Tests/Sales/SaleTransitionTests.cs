using Serverless.Domain.Sales;

namespace Serverless.Domain.Tests.Sales;

/// <summary>All verbs in all states of a purchase.</summary>
public sealed partial class SaleTransitionTests
{
    private readonly SalesFixture _fixture = new();

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task Each_verb_is_rejected_or_leads_to_one_state(SaleVerb verb, SaleState state, string expected)
    {
        var id = await SaleStates.ReachAsync(_fixture, state);
        var before = await SaleStates.DescribeAsync(_fixture, id);

        var error = await SaleStates.DoAsync(_fixture, verb, id);

        var after = await SaleStates.DescribeAsync(_fixture, id);
        Assert.Equal(expected, error?.Code ?? after);
        Assert.Equal(error is null ? after : before, after);
        await AssertMoneyAndSeatAgreeAsync(id);
    }

    [Fact]
    public void Every_verb_has_a_cell_for_every_state()
    {
        var cells = Cells.Select(cell => (cell[0], cell[1])).ToArray();

        Assert.Equal(cells.Length, cells.Distinct().Count());
        Assert.Equal(Enum.GetValues<SaleVerb>().Length * Enum.GetValues<SaleState>().Length, cells.Length);
    }

    /// <summary>The provider moved the money that the sale says, and the seat follows the reservation.</summary>
    private async Task AssertMoneyAndSeatAgreeAsync(ReservationId id)
    {
        var sale = (await _fixture.Sales.FindAsync(id, default))?.Value;
        ProviderState[] moves = sale?.Payment?.State switch
        {
            PaymentState.Captured or PaymentState.Refunding => [ProviderState.Captured],
            PaymentState.Refunded => [ProviderState.Captured, ProviderState.Refunded],
            PaymentState.Voided => [ProviderState.Voided],
            _ => [],
        };
        var isKept = (sale?.Reservation ?? await _fixture.Holds.FindAsync(id, default))
            ?.StateAt(_fixture.Clock.GetUtcNow()) is ReservationState.Pending or ReservationState.Confirmed;

        Assert.Equal(moves, _fixture.Provider.Moves.Select(move => move.State));
        Assert.Equal(!isKept, await _fixture.IsFreeAsync(0));
    }
}
