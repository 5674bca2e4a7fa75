using Azure.Data.Tables;
using Serverless.Adapters.Platform.Documents;
using Serverless.Adapters.Platform.Documents.Tables;
using Serverless.Domain.Platform;
using Serverless.Local.Processes;

namespace Serverless.Adapters.Tests.Platform.Documents.Tables;

public sealed class TableStoreTests
{
    private static readonly DocumentPartition Partition = new("stores", "p");

    [Fact]
    public async Task Wrong_account_key_is_reported_as_unavailable()
    {
        var azurite = await TestAzurite.OpenAsync();
        var wrongKey = Convert.ToBase64String(new byte[32]);
        var documents = TestAzurite.Documents(AzuriteServer.ConnectionStringAt(azurite.Port, wrongKey));

        await Assert.ThrowsAsync<DependencyUnavailableException>(() => documents.FindAsync(Partition, "a", default));
        await Assert.ThrowsAsync<DependencyUnavailableException>(
            () => documents.CommitAsync(Partition, [new DocumentWrite.Delete("a")], default));
    }

    [Fact]
    public async Task Unreachable_server_is_reported_as_unavailable()
    {
        var policy = new TablePolicy { RetryDelay = TimeSpan.FromMilliseconds(1) };
        var documents = TestAzurite.Documents(AzuriteServer.ConnectionStringAt(LoopbackPort.FindFree()), policy);

        await Assert.ThrowsAsync<DependencyUnavailableException>(() => documents.FindAsync(Partition, "a", default));
        await Assert.ThrowsAsync<DependencyUnavailableException>(
            () => documents.CommitAsync(Partition, [new DocumentWrite.Delete("a")], default));
    }

    [Fact]
    public async Task Query_continues_over_all_pages_of_the_service()
    {
        var azurite = await TestAzurite.OpenAsync();
        var table = new TableServiceClient(azurite.ConnectionString).GetTableClient("continued");
        await table.CreateIfNotExistsAsync();
        await table.SubmitTransactionAsync(Enumerable.Range(0, 10).Select(number =>
            new TableTransactionAction(TableTransactionActionType.Add, new TableEntity("p", $"n{number}"))));
        var seen = new List<string>();
        var pageCount = 0;

        await foreach (var page in table.QueryAsync<TableEntity>("PartitionKey eq 'p'", maxPerPage: 3).AsPages())
        {
            pageCount++;
            seen.AddRange(page.Values.Select(entity => entity.RowKey));
        }

        Assert.Equal(4, pageCount);
        Assert.Equal(Enumerable.Range(0, 10).Select(number => $"n{number}"), seen);
    }

    [Fact]
    public async Task Finds_keys_with_quotes_and_special_characters()
    {
        var azurite = await TestAzurite.OpenAsync();
        var table = new TableServiceClient(azurite.ConnectionString).GetTableClient("quoted");
        await table.CreateIfNotExistsAsync();
        var entity = new TableEntity("it's", "a'b+c&d=e 좌석") { ["Text"] = "one" };

        await table.SubmitTransactionAsync([new(TableTransactionActionType.UpsertReplace, entity)]);

        var found = await table.GetEntityIfExistsAsync<TableEntity>(entity.PartitionKey, entity.RowKey);
        Assert.Equal("one", found.Value!.GetString("Text"));
    }

    [Theory]
    [InlineData("seats", "serverlessseats")]
    [InlineData("sales-by-visitor", "serverlesssalesx2dbyx2dvisitor")]
    [InlineData("Ax", "serverlessx41x78")]
    public void Table_names_encode_other_characters(string collection, string name) =>
        Assert.Equal(name, TableNames.Of("serverless", collection));

    [Fact]
    public void Table_names_of_long_collections_are_short_and_distinct()
    {
        var one = TableNames.Of("serverless", new string('a', 200));
        var other = TableNames.Of("serverless", new string('a', 199));

        Assert.InRange(one.Length, 3, 63);
        Assert.NotEqual(one, other);
    }

    [Theory]
    [InlineData("UseDevelopmentStorage=true")]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=a;AccountKey=AAAA;EndpointSuffix=core.windows.net")]
    public void Accepts_connection_strings_of_storage_accounts(string connectionString) =>
        Assert.True(DocumentsModule.IsConnectionString(connectionString));

    [Theory]
    [InlineData("AccountName=a")]
    [InlineData("nonsense")]
    [InlineData("AccountName=a;AccountKey=%%%")]
    public void Rejects_other_connection_strings(string connectionString) =>
        Assert.False(DocumentsModule.IsConnectionString(connectionString));
}
