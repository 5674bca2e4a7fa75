using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Serverless.Adapters.Platform.Documents;
using Serverless.Functions.Tests.Http;

namespace Serverless.Functions.Tests.Sales.Gateway.Implicit;

/// <summary>A store that simulates a process crash at a chosen commit: before its effect or after it.</summary>
internal sealed class CrashingDocuments(IDocuments documents) : IDocuments
{
    private int _commitsLeft = int.MaxValue;
    private bool _afterEffect;

    public bool HasCrashed { get; private set; }

    public void CrashAt(int commit, bool afterEffect) =>
        (_commitsLeft, _afterEffect, HasCrashed) = (commit, afterEffect, false);

    public void Recover() => (_commitsLeft, HasCrashed) = (int.MaxValue, false);

    public Task<Document?> FindAsync(DocumentPartition partition, string id, CancellationToken cancellationToken) =>
        documents.FindAsync(partition, id, cancellationToken);

    public Task<DocumentPage> ListAsync(
        DocumentPartition partition, DocumentRange range, int limit, CancellationToken cancellationToken) =>
        documents.ListAsync(partition, range, limit, cancellationToken);

    public async Task<CommitResult> CommitAsync(
        DocumentPartition partition, IReadOnlyList<DocumentWrite> writes, CancellationToken cancellationToken)
    {
        var crashesHere = Interlocked.Decrement(ref _commitsLeft) == 0;
        HasCrashed |= crashesHere;

        if (HasCrashed && !(crashesHere && _afterEffect))
        {
            throw new InjectedCrashException();
        }

        var result = await documents.CommitAsync(partition, writes, cancellationToken);

        return crashesHere ? throw new InjectedCrashException() : result;
    }
}

/// <summary>A platform with implicit events whose store can crash.</summary>
public sealed class CrashingImplicitPlatform : ImplicitPlatform
{
    internal CrashingDocuments Documents => (CrashingDocuments)Platform.Services.GetRequiredService<IDocuments>();

    protected override void Override(FunctionsApplicationBuilder builder)
    {
        base.Override(builder);
        var open = builder.Services.Last(service => service.ServiceType == typeof(IDocuments)).ImplementationFactory!;
        builder.Services.AddSingleton<IDocuments>(services => new CrashingDocuments((IDocuments)open(services)));
    }
}
