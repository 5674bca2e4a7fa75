using Serverless.Adapters.Platform.Documents;
using Serverless.Domain.Operations;
using Serverless.Domain.Platform;

namespace Serverless.Adapters.Operations;

/// <summary>Writes one small document and reads it: a store that only reads, or only writes, cannot sell.</summary>
internal sealed class DocumentsDependency(IDocuments documents, ReadinessPolicy policy) : IDependency
{
    private const string Id = "written";

    private static readonly DocumentPartition Partition = new("probes", "probe");

    public string Name => "store";

    public TimeSpan Limit => policy.StoreLimit;

    public async Task ProbeAsync()
    {
        await documents.CommitAsync(
            Partition, [new DocumentWrite.Upsert(Id, "{}"u8.ToArray())], CancellationToken.None);

        if (await documents.FindAsync(Partition, Id, CancellationToken.None) is null)
        {
            throw new DependencyUnavailableException("The store does not have what it acknowledged.");
        }
    }
}
