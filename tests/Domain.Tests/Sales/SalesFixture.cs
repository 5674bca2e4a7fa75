using Microsoft.Extensions.DependencyInjection;
using Serverless.Adapters.Sales;
using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Domain.Sales;
using Serverless.Fakes.Catalogue;
using Serverless.Fakes.Platform;
using Serverless.Fakes.Sales;

namespace Serverless.Domain.Tests.Sales;

/// <summary>One performance on sale. The module of the context wires the operations over in-memory ports.</summary>
internal sealed partial class SalesFixture
{
    public static readonly UserId Ada = new("ada");
    public static readonly UserId Bob = new("bob");

    private readonly IServiceProvider _services;

    public SalesFixture(SeatPolicy? seats = null, PaymentPolicy? payments = null)
    {
        SeatPolicy = seats ?? new SeatPolicy();
        PaymentPolicy = payments ?? new PaymentPolicy();
        Passes = new InMemoryPasses(Clock);
        Holds = new InMemoryHolds(SeatPolicy, Passes, Clock);
        Provider = new FakePaymentProvider(Clock);
        Performance = AddPerformance();
        _services = new ServiceCollection()
            .AddSales()
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton((Rounds = new TestRounds(Clock)).Rounds)
            .AddSingleton<IdSource>()
            .AddSingleton(SeatPolicy)
            .AddSingleton(PaymentPolicy)
            .AddSingleton<ICatalogue>(Catalogue)
            .AddSingleton<ICatalogueStore>(Catalogue)
            .AddSingleton<IEventRefunds>(new InMemoryEventRefunds())
            .AddSingleton<IHolds>(Holds)
            .AddSingleton<IUnlistedHolds>(new InMemoryUnlistedHolds())
            .AddSingleton<IStockLevels>(new InMemoryHeldStock(Holds, Catalogue))
            .AddSingleton<ISales>(Sales)
            .AddSingleton<IPaymentProvider>(Provider)
            .AddSingleton<IPaidOrders>(Orders)
            .BuildServiceProvider();
    }

    public AwaitedClock Clock { get; } = new(Moments.Noon);

    public TestRounds Rounds { get; }

    public SeatPolicy SeatPolicy { get; }

    public PaymentPolicy PaymentPolicy { get; }

    public InMemoryCatalogue Catalogue { get; } = new(new CataloguePolicy());

    public InMemoryPasses Passes { get; }

    public InMemoryHolds Holds { get; }

    public InMemorySales Sales { get; } = new();

    public FakePaymentProvider Provider { get; }

    public FakePaidOrders Orders { get; } = new();

    /// <summary>Two rows of ten seats for 150,000 won; five tickets for 50,000 and five for 30,000 won.</summary>
    public Performance Performance { get; private set; }

    /// <summary>An operation, or a port, as the modules wire it.</summary>
    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public SeatId Seat(int index) => SeatId.Of(Performance.Id, index);

    public TicketTypeId Type(int ordinal) => TicketTypeId.Of(Performance.Id, ordinal);
}
