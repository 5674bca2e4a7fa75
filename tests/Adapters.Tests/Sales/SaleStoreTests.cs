using Serverless.Adapters.Sales;
using Serverless.Adapters.Tickets;
using Serverless.Domain.Accounts;
using Serverless.Domain.Sales;
using Serverless.Domain.Tickets;
using Serverless.Fakes.Platform;
using Serverless.Fakes.Sales;

namespace Serverless.Adapters.Tests.Sales;

public sealed class InMemorySalesTests : SaleStoreContract
{
    private readonly InMemorySales _sales = new();

    private protected override ISales Sales => _sales;

    private protected override Task AdmitAsync(ReservationId id, int unit)
    {
        _sales.Admit(id, unit);

        return Task.CompletedTask;
    }
}

public sealed class DocumentSalesTests : SaleStoreContract, IAsyncLifetime
{
    private readonly InMemoryDocuments _documents = new();

    public DocumentSalesTests() =>
        Sales = new DocumentSales(
            _documents,
            new StockWrites(new StockStore(_documents), _documents),
            new SoldShards(),
            new AdmissionWrites(_documents),
            [],
            new TestRounds(Clock),
            Clock);

    private protected override ISales Sales { get; }

    public async Task InitializeAsync() => await new StockStore(_documents).OpenAsync(Performance, default);

    public Task DisposeAsync() => Task.CompletedTask;

    private protected override async Task AdmitAsync(ReservationId id, int unit) =>
        Assert.NotNull(await new DocumentAdmissions(_documents).AdmitAsync(
            new TicketRef(id.Value, unit), new Arrival(Moments.Noon, new UserId("staff")), default));
}
