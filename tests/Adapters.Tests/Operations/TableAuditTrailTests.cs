using Serverless.Adapters.Platform.Documents;
using Serverless.Adapters.Platform.Documents.Tables;
using Serverless.Adapters.Tests.Platform.Documents.Tables;
using Serverless.Domain.Platform;

namespace Serverless.Adapters.Tests.Operations;

public sealed class TableAuditTrailTests : AuditTrailContract
{
    public override Task DisposeAsync() => Task.CompletedTask;

    private protected override async Task<IDocuments> OpenAsync() =>
        TestAzurite.Documents(
            (await TestAzurite.OpenAsync()).ConnectionString,
            new TablePolicy { TablePrefix = $"f{new IdSource(TimeProvider.System).Next():N}"[..20] });
}
