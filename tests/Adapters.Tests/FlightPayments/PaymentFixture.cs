using Microsoft.Extensions.Time.Testing;
using Serverless.Adapters.FlightPayments;
using Serverless.Adapters.FlightPayments.Bootpay;
using Serverless.Adapters.Platform.Documents;
using Serverless.Adapters.Tests.Sales;
using Serverless.Domain.Accounts;
using Serverless.Domain.FlightPayments;
using Serverless.Fakes.FlightPayments;
using Serverless.Fakes.Platform;
using Serverless.Local.Bootpay;

namespace Serverless.Adapters.Tests.FlightPayments;

/// <summary>
/// Payments of flights over documents in memory and a fake Bootpay over HTTP. Each process has its own operations.
/// </summary>
internal sealed class PaymentFixture : IAsyncDisposable
{
    public const long Fare = 160_000;
    public const long Amount = 2 * Fare;
    public const int Schedule = 7;

    private readonly FakeBootpayOptions _options;
    private readonly List<IDisposable> _resources = [];

    private PaymentFixture(FakeBootpay bootpay, FakeBootpayOptions options)
    {
        (Bootpay, _options) = (bootpay, options);
        Fares.Set(Schedule, Fare);
        Rounds = new TestRounds(Clock);
        Process = Start(Documents);
    }

    public FakeBootpay Bootpay { get; }

    public InMemoryDocuments Documents { get; } = new();

    public FakeTimeProvider Clock { get; } = new(Moments.Noon);

    public InMemoryFares Fares { get; } = new();

    public InMemoryBookings Bookings { get; } = new();

    public TestRounds Rounds { get; }

    public FlightPaymentPolicy Policy { get; } = new();

    public RecordedLog<BootpayReceipts> Log { get; } = new();

    /// <summary>The process that most tests use.</summary>
    public PaymentProcess Process { get; }

    public User Payer { get; } = new(new UserId("payer"), 41, "payer@example.com", AccountRole.User);

    public static async Task<PaymentFixture> StartAsync(FakeBootpayOptions? options = null)
    {
        var given = options ?? new FakeBootpayOptions();

        return new PaymentFixture(await FakeBootpay.StartAsync(given, default), given);
    }

    /// <summary>A process with these documents.</summary>
    public PaymentProcess Start(IDocuments documents, string auth = "auto", TimeSpan? timeout = null)
    {
        var policy = new BootpayPolicy
        {
            ApiBase = Bootpay.ApiBase,
            RestApiKey = _options.RestApiKey,
            PrivateKey = _options.PrivateKey,
            Auth = auth,
            Timeout = timeout ?? TimeSpan.FromSeconds(20),
        };
        var credentials = new BootpayCredentials(policy, Clock);
        var numbers = new PaymentNumberSource(documents);
        _resources.AddRange([credentials, numbers]);
        var receipts = new BootpayReceipts(
            new BootpayClient(new PlainClients(), credentials, policy), policy, Log);

        return new PaymentProcess(this, new DocumentPaymentOrders(documents, numbers, Rounds), receipts);
    }

    public async Task<PaymentOrder> OrderAsync(long amount = Amount, string? id = null)
    {
        var created = await Process.Create.ExecuteAsync(
            Payer, new CreatePaymentOrderCommand(amount, id, Schedule, "flight"), default);

        return created.Value ?? throw new InvalidOperationException(created.Error!.Code);
    }

    public async Task<PaymentOrder> ReadAsync(PaymentOrder order) =>
        (await Process.Orders.FindAsync(order.Id, default))!.Value.Value;

    /// <summary>An order whose payment is known.</summary>
    public async Task<(PaymentOrder Order, FakeReceipt Receipt)> PaidAsync()
    {
        var order = await OrderAsync();
        var receipt = Bootpay.State.Pay(order.Id.Value, order.Amount);
        await Process.ReceiveAsync(order, receipt);

        return (await ReadAsync(order), receipt);
    }

    public FakeReceipt Receipt(FakeReceipt receipt) => Bootpay.State.Find(receipt.ReceiptId)!;

    /// <summary>Lets the timer run now and after each pause, until nothing is due for a long time.</summary>
    public async Task RecoverAsync(TimeSpan time)
    {
        var end = Clock.GetUtcNow() + time;

        while (Clock.GetUtcNow() < end)
        {
            await Process.Recover.ExecuteAsync(default);
            Clock.Advance(TimeSpan.FromTicks(Math.Min(time.Ticks, TimeSpan.FromSeconds(61).Ticks)));
        }

        await Process.Recover.ExecuteAsync(default);
    }

    public async ValueTask DisposeAsync()
    {
        await Bootpay.DisposeAsync();
        _resources.ForEach(one => one.Dispose());
    }

    private sealed class PlainClients : IHttpClientFactory
    {
        private static readonly HttpMessageHandler Handler = new SocketsHttpHandler { AllowAutoRedirect = false };

        public HttpClient CreateClient(string name) => new(Handler, disposeHandler: false);
    }
}
