using Serverless.Domain.Catalogue;
using Serverless.Fakes.Catalogue;

namespace Serverless.Adapters.Tests.Catalogue;

public sealed class InMemoryCatalogueTests : CatalogueContract
{
    public override Task DisposeAsync() => Task.CompletedTask;

    private protected override Task<(ICatalogue Catalogue, ICatalogueBooks Books)> OpenAsync()
    {
        var memory = new InMemoryCatalogue(Policy);

        return Task.FromResult<(ICatalogue, ICatalogueBooks)>((memory, memory));
    }
}
