using Microsoft.Extensions.DependencyInjection;
using Serverless.Adapters.Platform.Documents;
using Serverless.Adapters.Platform.Redis;
using Serverless.Adapters.Sales;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Domain.Sales;
using Serverless.Fakes.Catalogue;
using Serverless.Fakes.Platform;

namespace Serverless.Adapters.Tests.Sales;

/// <summary>
/// One performance on sale. The module of the context wires the real operations over a real Redis.
/// <see cref="Restart(IDocuments, Options)"/> gives what a new process would have: the same stores, and no memory.
/// </summary>
internal sealed partial class SaleFixture
{
    private readonly IDocuments _documents;
    private readonly OnePerformance _catalogue;
    private readonly IServiceProvider _services;

    private SaleFixture(RedisConnection redis, IDocuments documents, OnePerformance catalogue, Options options)
    {
        (Redis, _documents, _catalogue, Settings) = (redis, documents, catalogue, options);
        _services = new ServiceCollection()
            .AddSales()
            .AddSingleton(redis)
            .AddSingleton(documents)
            .AddSingleton(options.Clock)
            .AddSingleton((Rounds = new TestRounds(options.Clock)).Rounds)
            .AddSingleton<IItemFaults>(Rounds)
            .AddSingleton(options.Ids ?? new IdSource(options.Clock))
            .AddSingleton(options.Seats)
            .AddSingleton(options.Payments)
            .AddSingleton(options.Simulated)
            .AddSingleton<ICatalogue>(catalogue)
            .AddSingleton<ICatalogueStore>(catalogue)
            .AddSingleton(services => options.AroundHolds(ActivatorUtilities.CreateInstance<RedisHolds>(services)))
            .AddSingleton(services => options.AroundProvider(services.GetRequiredService<SimulatedPayments>()))
            .BuildServiceProvider();
    }

    public TestRounds Rounds { get; }

    public RedisConnection Redis { get; }

    public IDocuments Documents => _documents;

    public Performance Performance => _catalogue.Present;

    public Options Settings { get; }

    public IHolds Holds => Get<IHolds>();

    public ISales Sales => Get<ISales>();

    public IPaymentProvider Provider => Get<IPaymentProvider>();

    public IStockLevels Stock => Get<IStockLevels>();

    public ReserveSeats ReserveSeats => Get<ReserveSeats>();

    public ReserveTickets ReserveTickets => Get<ReserveTickets>();

    public ShowReservation Show => Get<ShowReservation>();

    public ListMyReservations ListMine => Get<ListMyReservations>();

    public CreatePaymentIntent Pay => Get<CreatePaymentIntent>();

    public ShowPaymentIntent ShowPayment => Get<ShowPaymentIntent>();

    public ConfirmReservation Confirm => Get<ConfirmReservation>();

    public CancelReservation Cancel => Get<CancelReservation>();

    public RecoverSales Recovery => Get<RecoverSales>();

    public ExpireHolds ExpireHolds => Get<ExpireHolds>();

    public ShowSeatMap ShowMap => Get<ShowSeatMap>();

    public static SaleFixture Open(RedisConnection redis, IDocuments documents, Options options) =>
        Open(redis, documents, Draw(options), options);

    public static SaleFixture Open(
        RedisConnection redis, IDocuments documents, Performance performance, Options options) =>
        new(redis, documents, new OnePerformance(performance), options);

    public SaleFixture Restart(IDocuments documents, Options options) => new(Redis, documents, _catalogue, options);

    /// <summary>Changes the performance for all processes.</summary>
    public async Task ChangeAsync(Func<Performance, Performance> change)
    {
        ICatalogueStore store = _catalogue;
        var found = (await store.FindAsync(Performance.Id, default))!.Value;
        await store.TrySaveAsync(change(found.Value), found.Version, default);
    }

    /// <summary>Another process on the same stores, with a connection of its own.</summary>
    public SaleFixture Restart(RedisConnection redis, IDocuments documents, Options options) =>
        new(redis, documents, _catalogue, options);

    public Task<SaleRecords> AuditAsync() => new SaleAudit(_documents).ReadAsync(Performance.Id.Tag);

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>What Redis has of this performance goes, as if the server had lost it.</summary>
    public async Task EmptyRedisAsync()
    {
        var keys = RedisSeatKeys.Of(Performance.Id.Tag);
        var database = await Redis.OpenAsync(default);
        await database.KeyDeleteAsync(
            [keys.Map, keys.Owners, keys.Expiry, keys.Meta, keys.Stock, keys.Held, keys.StockExpiry, keys.Passes]);
    }
}
