using Serverless.Domain.Catalogue;
using Serverless.Fakes.Catalogue;

namespace Serverless.Adapters.Tests.Catalogue;

public sealed class InMemoryCatalogueTests : CatalogueContract
{
    public override Task DisposeAsync() => Task.CompletedTask;

    private protected override Task<(ICatalogue Catalogue, ICatalogueStore Store)> OpenAsync()
    {
        var memory = new InMemoryCatalogue(Policy);

        return Task.FromResult<(ICatalogue, ICatalogueStore)>((memory, memory));
    }
}
