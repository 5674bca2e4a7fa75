using Serverless.Adapters.Platform.Documents;
using Serverless.Adapters.Tests.Platform.Documents.Tables;

namespace Serverless.Adapters.Tests.Tickets;

public sealed class TableTicketsTests : TicketContract
{
    public override Task DisposeAsync() => Task.CompletedTask;

    private protected override async Task<IDocuments> OpenAsync() =>
        TestAzurite.Documents((await TestAzurite.OpenAsync()).ConnectionString);
}
