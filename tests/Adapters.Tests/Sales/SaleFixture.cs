using Serverless.Adapters.Platform.Documents;
using Serverless.Adapters.Platform.Redis;
using Serverless.Adapters.Sales;
using Serverless.Adapters.Tests.Platform.Redis;
using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Domain.Sales;

namespace Serverless.Adapters.Tests.Sales;

/// <summary>
/// One performance on sale, with the real operations over a real Redis. <see cref="Restart"/> gives what a new process
/// would have: the same stores, and no memory.
/// </summary>
internal sealed class SaleFixture
{
    private readonly IDocuments _documents;
    private readonly Catalogue _catalogue;
    private readonly SeatPolicy _seats;
    private readonly RedisSeatMapLoader _mapLoader;

    private SaleFixture(RedisConnection redis, IDocuments documents, Performance performance, Options options)
    {
        (Redis, _documents, Performance, Settings) = (redis, documents, performance, options);
        var clock = options.Clock;
        _seats = options.Seats;
        _catalogue = new Catalogue(performance);
        var book = new StockStore(documents);
        _mapLoader = new RedisSeatMapLoader(redis, book, clock);
        var stockLoader = new RedisStockLoader(redis, book, _mapLoader);
        var ids = new IdSource(clock);
        Holds = options.AroundHolds(new RedisHolds(
            redis, new RedisSeatHolds(redis, _mapLoader), new RedisTicketHolds(redis, stockLoader), _seats));
        Sales = new DocumentSales(documents, new StockWrites(book, documents));
        Provider = options.AroundProvider(new SimulatedPayments(documents, options.Simulated, clock));
        Stock = new RedisStockLevels(redis, stockLoader, _mapLoader, _catalogue);
        var news = new ReleasedUnitsNotifier(Stock, clock);
        var completion = new SaleCompletion(Sales, Holds, Provider, options.Payments, clock);
        var decision = new PaymentDecision(Provider, options.Payments, clock);
        ReserveSeats = new ReserveSeats(_catalogue, Holds, _seats, clock, ids);
        ReserveTickets = new ReserveTickets(_catalogue, Holds, _seats, clock, ids);
        Show = new ShowReservation(_catalogue, Sales, Holds, clock);
        ListMine = new ListMyReservations(_catalogue, Sales, Holds, _seats, clock);
        Pay = new CreatePaymentIntent(_catalogue, Holds, Sales, Provider, options.Payments, clock, ids);
        ShowPayment = new ShowPaymentIntent(Sales, Provider);
        Confirm = new ConfirmReservation(
            _catalogue, Holds, Sales, decision, completion, _seats, options.Payments, clock);
        Cancel = new CancelReservation(_catalogue, Holds, Sales, completion, news, options.Payments, clock);
        Recovery = new RecoverSales(_catalogue, Sales, completion, news, options.Payments, clock);
        Sweep = new ExpireHolds(_catalogue, Holds, news, _seats, clock);
        ShowMap = new ShowSeatMap(_catalogue, new RedisSeatStates(redis, _mapLoader));
    }

    public RedisConnection Redis { get; }

    public Performance Performance { get; }

    public Options Settings { get; }

    public IHolds Holds { get; }

    public ISales Sales { get; }

    public IPaymentProvider Provider { get; }

    public IStockLevels Stock { get; }

    public ReserveSeats ReserveSeats { get; }

    public ReserveTickets ReserveTickets { get; }

    public ShowReservation Show { get; }

    public ListMyReservations ListMine { get; }

    public CreatePaymentIntent Pay { get; }

    public ShowPaymentIntent ShowPayment { get; }

    public ConfirmReservation Confirm { get; }

    public CancelReservation Cancel { get; }

    public RecoverSales Recovery { get; }

    public ExpireHolds Sweep { get; }

    public ShowSeatMap ShowMap { get; }

    /// <summary>With which the next wishes are made; null for new ones each time.</summary>
    public IdempotencySeed? IdempotencySeed { get; set; }

    public static SaleFixture Open(RedisConnection redis, IDocuments documents, Options options)
    {
        var id = new PerformanceId(ScopedId.Create(
            ScopedKind.Performance, TestRedis.NextPerformanceNumber(), TimeProvider.System.GetUtcNow(), new byte[6]));
        var now = TimeProvider.System.GetUtcNow();
        var performance = new Performance(
            id,
            new PerformanceDetails("Hamlet", "Globe"),
            new PerformanceSchedule(now.AddDays(30), now.AddHours(-1), now.AddDays(29)))
        {
            State = PerformanceState.OnSale,
            Layout = options.SeatRows == 0
                ? null
                : new SeatLayout(
                    new LayoutId(id.Value), "Globe", null, [new SeatSection("A", options.SeatRows, 10, 150_000, 1)]),
            TicketTypes =
            [
                .. options.TicketQuantities.Select((quantity, i) => new TicketType(
                    TicketTypeId.Of(id, i), $"Type {i}", null, 50_000, quantity)),
            ],
            Queue = options.Queue,
        };

        return new SaleFixture(redis, documents, performance, options);
    }

    public SaleFixture Restart(IDocuments documents, Options options) => new(Redis, documents, Performance, options);

    public Task<SaleBooks> AuditAsync() => new SaleAudit(_documents).ReadAsync(Performance.Id.Tag);

    public SeatId Seat(int index) => SeatId.Of(Performance.Id, index);

    public async Task<Result<Reservation>> HoldAsync(UserId user, params int[] seats)
    {
        var command = new ReserveSeatsCommand(Performance.Id, [.. seats.Select(Seat)]);
        var result = await ReserveSeats.ExecuteAsync(user, command, IdempotencySeed, default);

        return result.IsError ? result.Error : result.Value.Result;
    }

    public async Task<Result<Reservation>> HoldTicketsAsync(UserId user, int ordinal, int quantity)
    {
        var result = await ReserveTickets.ExecuteAsync(
            user, Performance.Id, [(TicketTypeId.Of(Performance.Id, ordinal), quantity)], IdempotencySeed, default);

        return result.IsError ? result.Error : result.Value.Result;
    }

    public Task<Result<Payment>> PayAsync(Reservation reservation, string scenario = PaymentScenarios.Approve) =>
        Pay.ExecuteAsync(
            reservation.User, reservation.Id, new CreatePaymentIntentCommand(reservation.Total, scenario, IdempotencySeed), default);

    public async Task<Result<Sale>> ConfirmAsync(Reservation reservation)
    {
        var result = await Confirm.ExecuteAsync(reservation.User, reservation.Id, null, default);

        return result.IsError ? result.Error : result.Value.Result;
    }

    /// <summary>Gives a reservation up, a paid one too.</summary>
    public Task<Result<WithMessages<Sale>>> CancelAsync(UserId user, ReservationId id) =>
        Cancel.ExecuteAsync(user, id, new CancelReservationCommand(Refunds: true, IdempotencySeed: IdempotencySeed), default);

    public async Task<Result<Sale>> BuyAsync(UserId user, params int[] seats)
    {
        var held = await HoldAsync(user, seats);

        if (held.IsError)
        {
            return held.Error;
        }

        var paid = await PayAsync(held.Value);

        return paid.IsError ? paid.Error : await ConfirmAsync(held.Value);
    }

    /// <summary>What Redis has of this performance goes, as if the server had lost it.</summary>
    public async Task EmptyRedisAsync()
    {
        var keys = RedisSeatKeys.Of(Performance.Id.Tag);
        var database = await Redis.OpenAsync(default);
        await database.KeyDeleteAsync(
            [keys.Map, keys.Owners, keys.Expiry, keys.Meta, keys.Stock, keys.Held, keys.StockExpiry, keys.Passes]);
    }

    public sealed record Options
    {
        public int SeatRows { get; init; } = 2;

        public IReadOnlyList<int> TicketQuantities { get; init; } = [];

        public QueueRules? Queue { get; init; }

        public SeatPolicy Seats { get; init; } = new();

        public PaymentPolicy Payments { get; init; } = new() { DecisionPollMilliseconds = 5 };

        public SimulatedPaymentPolicy Simulated { get; init; } = new()
        {
            ApproveMilliseconds = 0,
            DeclineMilliseconds = 0,
        };

        public TimeProvider Clock { get; init; } = TimeProvider.System;

        public Func<IHolds, IHolds> AroundHolds { get; init; } = holds => holds;

        public Func<IPaymentProvider, IPaymentProvider> AroundProvider { get; init; } = provider => provider;
    }

    private sealed class Catalogue(Performance performance) : ICatalogue
    {
        public ValueTask<Performance?> FindAsync(PerformanceId id, CancellationToken cancellationToken) =>
            new(id == performance.Id ? performance : null);

        public ValueTask<Performance?> FindAsync(PerformanceTag tag, CancellationToken cancellationToken) =>
            new(tag == performance.Id.Tag ? performance : null);

        public ValueTask<IReadOnlyList<Performance>> ListPublishedAsync(CancellationToken cancellationToken) =>
            new([performance]);

        public ValueTask<IReadOnlyList<Performance>> ListAllAsync(CancellationToken cancellationToken) =>
            new([performance]);
    }
}
