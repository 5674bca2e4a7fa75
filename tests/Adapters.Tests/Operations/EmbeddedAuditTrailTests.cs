using Serverless.Adapters.Platform.Documents;
using Serverless.Adapters.Tests.Platform.Documents;
using Serverless.Local.Store;

namespace Serverless.Adapters.Tests.Operations;

#pragma warning disable CA1001 // xunit calls IAsyncLifetime.DisposeAsync, which disposes both fields.
public sealed class EmbeddedAuditTrailTests : AuditTrailContract
#pragma warning restore CA1001
{
    private readonly TemporaryFolder _folder = new();
    private EmbeddedDocuments? _documents;

    public override Task DisposeAsync()
    {
        _documents?.Dispose();
        _folder.Dispose();

        return Task.CompletedTask;
    }

    private protected override Task<IDocuments> OpenAsync()
    {
        _documents = EmbeddedDocuments.Open(_folder.Path, new EmbeddedLimits());

        return Task.FromResult<IDocuments>(_documents);
    }
}
