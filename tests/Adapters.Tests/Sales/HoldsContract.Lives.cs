using Serverless.Adapters.Tests.Platform.Redis;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Sales;

namespace Serverless.Adapters.Tests.Sales;

/// <summary>How a hold is claimed, extended, sold, cancelled, and how it expires.</summary>
public abstract partial class HoldsContract
{
    [ContractFact]
    public async Task Offers_units_again_when_their_hold_expires()
    {
        var holds = await OpenAsync();
        var hold = await AcquireAsync(holds, Seats(Ada, 0));
        hold = await AcquireAsync(holds, Tickets(Ada, (0, 5)));

        await WaitUntilAsync(hold.ExpiresAt);

        await AcquireAsync(holds, Seats(Bob, 0));
        await AcquireAsync(holds, Tickets(Bob, (0, 5)));
    }

    [ContractFact]
    public async Task Purges_expired_holds_once_and_at_most_as_many_as_asked()
    {
        var holds = await OpenAsync();
        await AcquireAsync(holds, Seats(Ada, 0, 1, 2));
        var hold = await AcquireAsync(holds, Tickets(Bob, (0, 1), (1, 1)));
        Assert.Empty((await holds.ExpireAsync(Performance, 2, default)).Seats);
        await WaitUntilAsync(hold.ExpiresAt);

        var first = await holds.ExpireAsync(Performance, 2, default);
        var second = await holds.ExpireAsync(Performance, 2, default);
        var third = await holds.ExpireAsync(Performance, 2, default);

        Assert.Equal((2, 1, 0), (first.Seats.Count, second.Seats.Count, third.Seats.Count));
        Assert.Equal([0, 1, 2], first.Seats.Concat(second.Seats).Order());
        Assert.Equal([0, 1], first.TicketTypes.Order());
        Assert.Empty(second.TicketTypes);
    }

    [ContractFact]
    public async Task Cancels_a_pending_hold_once_and_remembers_how()
    {
        var holds = await OpenAsync();

        foreach (var held in (Reservation[])[Seats(Ada, 0), Tickets(Ada, (0, 5))])
        {
            await AcquireAsync(holds, held);
            var cancelled = new Sale(held).With(new Cancellation("ill", 7), Now).Reservation;

            Assert.NotNull(await holds.TryCancelAsync(Performance, cancelled, default));
            Assert.Null(await holds.TryCancelAsync(Performance, cancelled, default));

            var found = (await holds.FindAsync(held.Id, default)).Reservation!;
            Assert.Equal((ReservationState.Cancelled, new Cancellation("ill", 7)), (found.State, found.Cancellation));
            await AcquireAsync(holds, held with { Id = Seats(Bob, 0).Id, User = Bob });
        }
    }

    [ContractFact]
    public async Task A_claimed_an_expired_and_an_unknown_hold_cannot_be_cancelled()
    {
        var holds = await OpenAsync();
        var (claimed, expired, unknown) = (Seats(Ada, 0), Seats(Ada, 1), Seats(Ada, 2));
        var hold = await AcquireAsync(holds, expired);
        await WaitUntilAsync(hold.ExpiresAt);
        await AcquireAsync(holds, claimed);

        Assert.Equal(claimed.Id, (await holds.ClaimAsync(claimed.Id, default)).Reservation?.Id);
        Assert.Null((await holds.ClaimAsync(unknown.Id, default)).Reservation);

        foreach (var reservation in (Reservation[])[claimed, expired, unknown])
        {
            Assert.Null(await holds.TryCancelAsync(Performance, reservation, default));
        }
    }

    [ContractFact]
    public async Task Extends_a_live_hold_also_beyond_its_first_end()
    {
        var holds = await OpenAsync();
        var (seats, tickets) = (await HeldAsync(holds, Seats(Ada, 0)), await HeldAsync(holds, Tickets(Ada, (0, 5))));

        foreach (var held in (Reservation[])[seats, tickets])
        {
            Assert.IsType<ExtendResult.Extended>(await ExtendAsync(holds, held));
        }

        await WaitUntilAsync(tickets.ExpiresAt);
        await holds.ExpireAsync(Performance, 10, default);

        foreach (var held in (Reservation[])[seats, tickets])
        {
            Assert.IsType<ExtendResult.Extended>(await ExtendAsync(holds, held));
        }

        Assert.IsType<HoldResult.SeatsTaken>(await holds.TryAcquireAsync(Performance, Seats(Bob, 0), Terms, default));
        Assert.IsType<HoldResult.OutOfStock>(
            await holds.TryAcquireAsync(Performance, Tickets(Bob, (0, 1)), Terms, default));
    }

    [ContractFact]
    public async Task Does_not_extend_a_hold_that_ran_out_whether_it_is_purged_or_not()
    {
        var holds = await OpenAsync();
        var (seats, tickets) = (await HeldAsync(holds, Seats(Ada, 0)), await HeldAsync(holds, Tickets(Ada, (0, 5))));
        await WaitUntilAsync(tickets.ExpiresAt);

        foreach (var isPurged in (bool[])[false, true])
        {
            if (isPurged)
            {
                await holds.ExpireAsync(Performance, 10, default);
            }

            Assert.IsType<ExtendResult.Expired>(await ExtendAsync(holds, seats));
            Assert.IsType<ExtendResult.Expired>(await ExtendAsync(holds, tickets));
        }

        await AcquireAsync(holds, Seats(Bob, 0));
        await AcquireAsync(holds, Tickets(Bob, (0, 5)));
    }

    [ContractFact]
    public async Task Holds_again_what_was_lost_before_the_end_of_the_hold_unless_another_user_has_it()
    {
        var holds = await OpenAsync();
        var ends = Now.AddMinutes(1);
        var seats = Seats(Ada, 0, 1) with { ExpiresAt = ends };
        var tickets = Tickets(Ada, (0, 3)) with { ExpiresAt = ends };
        Assert.IsType<ExtendResult.Extended>(await ExtendAsync(holds, seats));
        Assert.IsType<ExtendResult.Extended>(await ExtendAsync(holds, tickets));

        var lost = await ExtendAsync(holds, Seats(Bob, 1, 2) with { ExpiresAt = ends });
        var lostTickets = await ExtendAsync(holds, Tickets(Bob, (0, 3)) with { ExpiresAt = ends });

        Assert.Equal(["A-1-2"], Assert.IsType<ExtendResult.Lost>(lost).Labels);
        Assert.Equal(["Type 0"], Assert.IsType<ExtendResult.Lost>(lostTickets).Labels);
        await AcquireAsync(holds, Seats(Bob, 2));
    }

    [ContractFact]
    public async Task Sold_units_never_expire_and_end_the_pass_and_the_record()
    {
        Performance = Performance with { Queue = new QueueRules(10, 10) };
        var holds = await OpenAsync();
        await AdmitAsync(Ada, Now.AddMinutes(1));
        await AdmitAsync(Bob, Now.AddMinutes(1));
        var (seats, tickets) = (Seats(Ada, 0), Tickets(Bob, (0, 5)));
        await AcquireAsync(holds, seats);
        var hold = await AcquireAsync(holds, tickets);

        await CommitAsync(seats);
        await CommitAsync(tickets);
        await holds.MarkSoldAsync(Performance, seats, default);
        await holds.MarkSoldAsync(Performance, seats, default);
        await holds.MarkSoldAsync(Performance, tickets, default);

        await WaitUntilAsync(hold.ExpiresAt);
        Assert.Empty((await holds.ExpireAsync(Performance, 10, default)).Seats);
        Assert.Null((await holds.FindAsync(seats.Id, default)).Reservation);

        foreach (var again in (Reservation[])[Seats(Ada, 1), Tickets(Bob, (1, 1))])
        {
            Assert.IsType<HoldResult.PassMissing>(await holds.TryAcquireAsync(Performance, again, Terms, default));
        }

        await AdmitAsync(Ada, Now.AddMinutes(1));
        Assert.IsType<HoldResult.SeatsTaken>(await holds.TryAcquireAsync(Performance, Seats(Ada, 0), Terms, default));
        Assert.IsType<HoldResult.OutOfStock>(
            await holds.TryAcquireAsync(Performance, Tickets(Ada, (0, 1)), Terms, default));
    }

    [ContractFact]
    public async Task Releases_what_the_reservation_holds_or_owns_and_nothing_of_others()
    {
        var holds = await OpenAsync();
        var (sold, lost) = (Seats(Ada, 0), Seats(Ada, 1));
        await AcquireAsync(holds, sold);
        var hold = await AcquireAsync(holds, lost);
        await holds.MarkSoldAsync(Performance, sold, default);
        await WaitUntilAsync(hold.ExpiresAt);
        await AcquireAsync(holds, Seats(Bob, 1));

        Assert.Equal([0], (await holds.ReleaseAsync(Performance, sold, default)).Seats);
        Assert.Empty((await holds.ReleaseAsync(Performance, sold, default)).Seats);
        Assert.Empty((await holds.ReleaseAsync(Performance, lost, default)).Seats);

        await AcquireAsync(holds, Seats(Bob, 0));
        Assert.IsType<HoldResult.SeatsTaken>(await holds.TryAcquireAsync(Performance, Seats(Ada, 1), Terms, default));
    }

    private async Task<Reservation> HeldAsync(IHolds holds, Reservation wanted) =>
        wanted with { ExpiresAt = (await AcquireAsync(holds, wanted)).ExpiresAt };

    private Task<ExtendResult> ExtendAsync(IHolds holds, Reservation reservation) =>
        holds.ExtendAsync(Performance, reservation, TimeSpan.FromMinutes(1), default);
}
