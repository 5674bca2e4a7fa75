using Serverless.Adapters.Catalogue;
using Serverless.Adapters.Platform.Documents;
using Serverless.Domain.Operations;

namespace Serverless.Adapters.Operations;

/// <summary>Reads the catalogue's smallest document, a full round trip to the store.</summary>
internal sealed class DocumentsDependency(IDocuments documents, ReadinessPolicy policy) : IDependency
{
    public string Name => "store";

    public TimeSpan Limit => policy.StoreLimit;

    public Task ProbeAsync() =>
        documents.FindAsync(CatalogueKeys.Performances, CatalogueKeys.Revision, CancellationToken.None);
}
