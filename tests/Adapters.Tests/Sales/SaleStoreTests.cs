using Serverless.Adapters.Platform.Documents;
using Serverless.Adapters.Sales;
using Serverless.Domain.Sales;
using Serverless.Fakes.Platform;
using Serverless.Fakes.Sales;

namespace Serverless.Adapters.Tests.Sales;

public sealed class InMemorySalesTests : SaleStoreContract
{
    private readonly InMemorySales _sales = new();

    private protected override ISales Sales => _sales;

    private protected override Task AdmitAsync(ReservationId id)
    {
        _sales.Admit(id);

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
            new TestRounds(Clock),
            Clock);

    private protected override ISales Sales { get; }

    public async Task InitializeAsync() => await new StockStore(_documents).OpenAsync(Performance, default);

    public Task DisposeAsync() => Task.CompletedTask;

    private protected override Task AdmitAsync(ReservationId id) => _documents.CommitAsync(
        SaleKeys.Of(Performance.Id.Tag),
        [new DocumentWrite.Insert(SaleKeys.Admissions(id), "{}"u8.ToArray())],
        default);
}
