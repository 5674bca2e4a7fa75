using Serverless.Adapters.Tests.Platform.Redis;
using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Domain.Sales;

namespace Serverless.Adapters.Tests.Sales;

/// <summary>What holds do, wherever they are kept.</summary>
public abstract partial class HoldsContract
{
    private static readonly UserId Ada = new("ada");
    private static readonly UserId Bob = new("bob");

    private protected SeatPolicy Terms { get; } = new() { HoldSeconds = 2, HeldUnitsMax = 6 };

    private protected Performance Performance { get; set; } =
        SaleFixture.Draw(new SaleFixture.Options { TicketQuantities = [5, 5] });

    private protected abstract Task<IHolds> OpenAsync();

    private protected abstract DateTimeOffset Now { get; }

    private protected abstract Task WaitUntilAsync(DateTimeOffset moment);

    private protected abstract Task AdmitAsync(UserId user, DateTimeOffset until);

    /// <summary>The reservation is sold where sales are stored, if holds follow a store.</summary>
    private protected virtual Task CommitAsync(Reservation reservation) => Task.CompletedTask;

    [ContractFact]
    public async Task Holds_all_seats_or_none_and_names_those_taken()
    {
        var holds = await OpenAsync();
        await AcquireAsync(holds, Seats(Ada, 1, 3));

        var result = await holds.TryAcquireAsync(Performance, Seats(Bob, 0, 1, 2, 3), Terms, default);

        Assert.Equal([1, 3], Assert.IsType<HoldResult.SeatsTaken>(result).Seats);
        await AcquireAsync(holds, Seats(Bob, 0, 2));
    }

    [ContractFact]
    public async Task Holds_all_tickets_or_none_and_names_the_first_type_that_runs_short()
    {
        var holds = await OpenAsync();
        Assert.Equal([2], (await AcquireAsync(holds, Tickets(Ada, (1, 3)))).Left);

        var result = await holds.TryAcquireAsync(Performance, Tickets(Bob, (0, 1), (1, 3)), Terms, default);

        Assert.Equal(new HoldResult.OutOfStock(1, 2), result);
        Assert.Equal([0], (await AcquireAsync(holds, Tickets(Bob, (0, 5)))).Left);
    }

    [ContractFact]
    public async Task Gives_every_hold_a_greater_fence_and_every_figure_a_greater_version()
    {
        var holds = await OpenAsync();
        var seats = new[] { await AcquireAsync(holds, Seats(Ada, 0)), await AcquireAsync(holds, Seats(Bob, 1)) };
        var tickets = new[]
        {
            await AcquireAsync(holds, Tickets(Ada, (0, 1))), await AcquireAsync(holds, Tickets(Bob, (0, 1))),
        };

        Assert.True(seats[1].Fence > seats[0].Fence && tickets[1].Fence > tickets[0].Fence);
        Assert.True(tickets[1].Version > tickets[0].Version);
    }

    [ContractFact]
    public async Task Answers_the_same_reservation_with_the_hold_that_it_has()
    {
        var holds = await OpenAsync();
        var wanted = Tickets(Ada, (0, 2));
        var first = await AcquireAsync(holds, wanted);

        var second = await AcquireAsync(holds, wanted);

        Assert.Equal((false, true), (first.IsReplay, second.IsReplay));
        Assert.Equal((first.ExpiresAt, first.Fence), (second.ExpiresAt, second.Fence));
        Assert.Equal([3], second.Left);
    }

    [ContractFact]
    public async Task Limits_the_units_of_one_user_over_seats_and_tickets()
    {
        var holds = await OpenAsync();
        await AcquireAsync(holds, Seats(Ada, 0, 1));
        await AcquireAsync(holds, Tickets(Ada, (0, 3)));

        foreach (var wanted in (Reservation[])[Seats(Ada, 2, 3), Tickets(Ada, (1, 2))])
        {
            Assert.Equal(
                new HoldResult.LimitReached(5), await holds.TryAcquireAsync(Performance, wanted, Terms, default));
        }

        await AcquireAsync(holds, Seats(Ada, 2));
        await AcquireAsync(holds, Seats(Bob, 3));
    }

    [ContractFact]
    public async Task Requires_a_live_pass_where_there_is_a_queue()
    {
        Performance = Performance with { Queue = new QueueRules(10, 10) };
        var holds = await OpenAsync();
        await AdmitAsync(Bob, Now);

        foreach (var wanted in (Reservation[])[Seats(Ada, 0), Tickets(Ada, (0, 1)), Seats(Bob, 0)])
        {
            Assert.IsType<HoldResult.PassMissing>(await holds.TryAcquireAsync(Performance, wanted, Terms, default));
        }

        await AdmitAsync(Ada, Now.AddMinutes(1));
        await AcquireAsync(holds, Seats(Ada, 0));
        await AcquireAsync(holds, Tickets(Ada, (0, 1)));
    }

    [ContractFact]
    public async Task Finds_and_lists_what_is_held_newest_first()
    {
        var holds = await OpenAsync();
        var user = new UserId($"lister-{Performance.Id.Tag}");
        var older = Seats(user, 0) with { CreatedAt = Now.AddSeconds(-2) };
        var newer = Tickets(user, (0, 1)) with { CreatedAt = Now.AddSeconds(-1) };
        var hold = await AcquireAsync(holds, newer);
        await AcquireAsync(holds, older);

        var found = await holds.FindAsync(newer.Id, default);

        Assert.Equal((hold.ExpiresAt, hold.Fence), (found.Reservation!.ExpiresAt, found.Reservation.Fence));
        Assert.Equal(newer.Tickets, found.Reservation.Tickets);
        Assert.InRange(found.LeftOf(found.Reservation), TimeSpan.FromTicks(1), Terms.HoldLifetime);
        Assert.Null((await holds.FindAsync(Seats(user, 1).Id, default)).Reservation);
        Assert.Equal(
            [newer.Id, older.Id], (await holds.ListAsync(user, 2, default)).Reservations.Select(one => one.Id));
        Assert.Equal([newer.Id], (await holds.ListAsync(user, 1, default)).Reservations.Select(one => one.Id));
    }

    private async Task<HoldResult.Acquired> AcquireAsync(IHolds holds, Reservation wanted) =>
        Assert.IsType<HoldResult.Acquired>(await holds.TryAcquireAsync(Performance, wanted, Terms, default));

    private Reservation Seats(UserId user, params int[] indexes) => Draw(user) with
    {
        Seats = [.. indexes.Select(index => new ReservedSeat(index, "A", 1, index + 1, $"A-1-{index + 1}", 150_000))],
    };

    private Reservation Tickets(UserId user, params (int Ordinal, int Quantity)[] items) => Draw(user) with
    {
        Tickets =
        [
            .. items.Select(item => new ReservedTickets(item.Ordinal, $"Type {item.Ordinal}", item.Quantity, 1)),
        ],
    };

    private Reservation Draw(UserId user) => new(
        new ReservationId(new IdSource(TimeProvider.System).Next(ScopedKind.Reservation, Performance.Id.Tag.Number)),
        Performance.Id,
        user,
        Money.InWon(1))
    {
        CreatedAt = Now,
        UpdatedAt = Now,
    };
}
