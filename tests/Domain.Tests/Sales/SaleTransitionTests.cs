using Serverless.Domain.Sales;

namespace Serverless.Domain.Tests.Sales;

/// <summary>
/// All verbs in all states of a purchase, while its event is on sale, was called off or has begun. The expected cells
/// are the tables of docs/purchases.md.
/// </summary>
public sealed class SaleTransitionTests
{
    private readonly SalesFixture _fixture = SaleTable.Open();

    public static TheoryData<SaleEvent, SaleState, SaleVerb> Cells
    {
        get
        {
            var cells = new TheoryData<SaleEvent, SaleState, SaleVerb>();

            foreach (var (change, state, verb) in
                from change in Enum.GetValues<SaleEvent>()
                from state in Enum.GetValues<SaleState>()
                from verb in Enum.GetValues<SaleVerb>()
                select (change, state, verb))
            {
                cells.Add(change, state, verb);
            }

            return cells;
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task Each_verb_is_rejected_or_leads_to_one_state(SaleEvent change, SaleState state, SaleVerb verb)
    {
        var id = await SaleStates.ReachAsync(_fixture, state);
        await SaleVerbs.HappenAsync(_fixture, change);

        var cell = await SaleTable.FindOutAsync(_fixture, verb, id);

        Assert.Equal(SaleTable.Read(change, state, verb), cell);
        await AssertMoneyAndSeatAgreeAsync(id, state);
    }

    [Fact]
    public async Task The_page_has_a_cell_for_every_verb_in_every_state()
    {
        await SaleTable.UpdateIfAskedAsync();

        Assert.Equal(Cells.Count, SaleTable.CountCells());
    }

    /// <summary>The provider keeps the money of what is kept and no other, and the unit follows the reservation.</summary>
    private async Task AssertMoneyAndSeatAgreeAsync(ReservationId id, SaleState state)
    {
        var reading = await _fixture.Holds.FindAsync(id, default);
        var sale = (await _fixture.Sales.FindAsync(id, default))?.Value
            ?? (reading.Reservation is { } held ? new Sale(held) : null);
        var isKept = sale?.AsOf(reading.Now).Reservation.State
            is ReservationState.Pending or ReservationState.Confirmed;

        if (sale?.Payment is { } payment && !sale.IsMoneyMoving)
        {
            var kept = payment.State is PaymentState.Captured ? payment.Amount.Amount - sale.RefundedAmount : 0;
            Assert.Equal(kept, _fixture.Provider.KeptAmountOf(payment.Id));
            Assert.Equal(kept, isKept && payment.State is PaymentState.Captured ? sale.KeptPart.Price : 0);
        }

        if (state is not (SaleState.FreeHeld or SaleState.FreeConfirmed or SaleState.FreeCancelled))
        {
            Assert.Equal(!isKept, await _fixture.IsFreeAsync(0));
        }
    }
}
