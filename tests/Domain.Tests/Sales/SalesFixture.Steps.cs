using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Domain.Sales;
using Serverless.Fakes.Platform;

namespace Serverless.Domain.Tests.Sales;

/// <summary>The steps of a purchase, and changes of the performance.</summary>
internal sealed partial class SalesFixture
{
    private ICatalogueStore Store => Catalogue;

    public static T Accepted<T>(Result<T> result)
        where T : notnull
    {
        Assert.Null(result.Error);

        return result.Value!;
    }

    public Task<Result<WithMessages<Reservation>>> TryHoldAsync(UserId user, params int[] seats) =>
        Get<ReserveSeats>().ExecuteAsync(
            user, new ReserveSeatsCommand(Performance.Id, [.. seats.Select(Seat)]), idempotencySeed: null, default);

    public async Task<Reservation> HoldAsync(UserId user, params int[] seats) =>
        Accepted(await TryHoldAsync(user, seats)).Result;

    public Task<Result<WithMessages<Reservation>>> TryHoldTicketsAsync(
        UserId user, params (int Ordinal, int Quantity)[] items) => Get<ReserveTickets>().ExecuteAsync(
            user, Performance.Id, [.. items.Select(item => (Type(item.Ordinal), item.Quantity))], null, default);

    public async Task<Reservation> HoldTicketsAsync(UserId user, params (int Ordinal, int Quantity)[] items) =>
        Accepted(await TryHoldTicketsAsync(user, items)).Result;

    public Task<Result<Payment>> TryPayAsync(
        Reservation reservation, string scenario = PaymentScenarios.Approve, IdempotencySeed? seed = null) =>
        Get<CreatePaymentIntent>().ExecuteAsync(
            reservation.User,
            reservation.Id,
            new CreatePaymentIntentCommand(reservation.Total, scenario, seed),
            default);

    public async Task<Payment> PayAsync(Reservation reservation, string scenario = PaymentScenarios.Approve) =>
        Accepted(await TryPayAsync(reservation, scenario));

    public Task<Result<WithMessages<Sale>>> ConfirmAsync(Reservation reservation, PaymentId? payment = null) =>
        Get<ConfirmReservation>().ExecuteAsync(reservation.User, reservation.Id, payment, default)
            .WaitAsync(Eventually.Limit);

    public Task<Result<WithMessages<Sale>>> CancelAsync(
        Reservation reservation, bool refunds = true, string? reason = null, IdempotencySeed? seed = null) =>
        Get<CancelReservation>().ExecuteAsync(
            reservation.User, reservation.Id, new CancelReservationCommand(refunds, reason, seed), default);

    public async Task<Reservation> BuyAsync(UserId user, params int[] seats)
    {
        var held = await HoldAsync(user, seats);
        await PayAsync(held);

        return Accepted(await ConfirmAsync(held)).Result.Reservation;
    }

    /// <summary>A foreign identifier, one of an unknown performance, and one that nobody has.</summary>
    public IEnumerable<ReservationId> DrawUnknownIds() =>
    [
        new(Guid.Empty),
        new(Get<IdSource>().Next(ScopedKind.Reservation, 99)),
        new(Get<IdSource>().Next(ScopedKind.Reservation, Performance.Id.Tag.Number)),
    ];

    /// <summary>The sale as the store has it.</summary>
    public async Task<Sale> StoredAsync(Reservation reservation) =>
        (await Sales.FindAsync(reservation.Id, default))!.Value.Value;

    /// <summary>Whether another user can hold the seat now.</summary>
    public async Task<bool> IsFreeAsync(int seat) =>
        await Holds.ReadSeatAsync(Performance.Id.Tag, seat) is SeatState.Available;

    /// <summary>Others change the sale just before each of the next commits, so many times.</summary>
    public void ChangeBeforeCommits(Reservation reservation, int count) => Sales.BeforeCommit = _ =>
    {
        if (count-- > 0)
        {
            Sales.Touch(reservation.Id);
        }

        return Task.CompletedTask;
    };

    public async Task ChangeAsync(Func<Performance, Performance> change)
    {
        var found = (await Store.FindAsync(Performance.Id, default))!.Value;
        Performance = change(found.Value);
        await Store.TrySaveAsync(Performance, found.Version, default);
    }

    /// <summary>Makes the first ticket type free.</summary>
    public Task MakeFreeAsync() => ChangeAsync(performance => performance with
    {
        TicketTypes = [performance.TicketTypes[0] with { Price = 0 }, .. performance.TicketTypes.Skip(1)],
    });

    public void UseAnotherPerformance() => Performance = AddPerformance();

    public Performance AddPerformance() => Store.TryAddAsync(Draw, default).GetAwaiter().GetResult()!;

    private Performance Draw(int number)
    {
        var id = new PerformanceId(ScopedId.Create(ScopedKind.Performance, number, ordinal: number));
        var now = Clock.GetUtcNow();

        return new Performance(
            id,
            new PerformanceDetails("Hamlet", "Globe"),
            new PerformanceSchedule(now.AddDays(30), now.AddHours(-1), now.AddDays(29)))
        {
            State = PerformanceState.OnSale,
            Layout = new SeatLayout(
                new LayoutId(id.Value), "Globe", null, [new SeatSection("A", 2, 10, 150_000, 1)]),
            TicketTypes =
            [
                new TicketType(TicketTypeId.Of(id, 0), "Standing", null, 50_000, 5),
                new TicketType(TicketTypeId.Of(id, 1), "Balcony", null, 30_000, 5),
            ],
        };
    }
}
