using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Serverless.Adapters.Platform.Documents;
using Serverless.Functions.Tests.Http;

namespace Serverless.Functions.Tests.Sales.Gateway.Implicit;

/// <summary>A store whose process ends, as it were, at a chosen commit: before its effect or after it.</summary>
internal sealed class CutDocuments(IDocuments documents) : IDocuments
{
    private int _commitsLeft = int.MaxValue;
    private bool _afterEffect;

    public bool HasFallen { get; private set; }

    public void Open(int commit, bool afterEffect) => (_commitsLeft, _afterEffect, HasFallen) = (commit, afterEffect, false);

    public void Close() => (_commitsLeft, HasFallen) = (int.MaxValue, false);

    public Task<Document?> FindAsync(DocumentPartition partition, string id, CancellationToken cancellationToken) =>
        documents.FindAsync(partition, id, cancellationToken);

    public Task<DocumentPage> ListAsync(
        DocumentPartition partition, DocumentRange range, int limit, CancellationToken cancellationToken) =>
        documents.ListAsync(partition, range, limit, cancellationToken);

    public async Task<CommitResult> CommitAsync(
        DocumentPartition partition, IReadOnlyList<DocumentWrite> writes, CancellationToken cancellationToken)
    {
        var isHere = Interlocked.Decrement(ref _commitsLeft) == 0;
        HasFallen |= isHere;

        if (HasFallen && !(isHere && _afterEffect))
        {
            throw new ProcessEndedException();
        }

        var result = await documents.CommitAsync(partition, writes, cancellationToken);

        return isHere ? throw new ProcessEndedException() : result;
    }
}

/// <summary>Its store can be cut off.</summary>
public sealed class CutImplicitPlatform : ImplicitPlatform
{
    internal CutDocuments Documents => (CutDocuments)Platform.Services.GetRequiredService<IDocuments>();

    protected override void Override(FunctionsApplicationBuilder builder)
    {
        base.Override(builder);
        var open = builder.Services.Last(service => service.ServiceType == typeof(IDocuments)).ImplementationFactory!;
        builder.Services.AddSingleton<IDocuments>(services => new CutDocuments((IDocuments)open(services)));
    }
}
