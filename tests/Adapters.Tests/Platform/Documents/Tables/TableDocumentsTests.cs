using Serverless.Adapters.Platform.Documents;

namespace Serverless.Adapters.Tests.Platform.Documents.Tables;

public sealed class TableDocumentsTests : DocumentsContract
{
    public override Task DisposeAsync() => Task.CompletedTask;

    private protected override async Task<IDocuments> OpenAsync() =>
        TestAzurite.Documents((await TestAzurite.OpenAsync()).ConnectionString);
}
