using Serverless.Adapters.Platform.Documents;
using Serverless.Adapters.Platform.Documents.Tables;
using Serverless.Domain.Platform;
using Serverless.Local.Processes;

namespace Serverless.Adapters.Tests.Platform.Documents.Tables;

public sealed class TableUnknownOutcomeTests
{
    private static readonly TablePolicy Policy = new() { RetryDelay = TimeSpan.FromMilliseconds(1) };
    private static int PartitionCount;

    private readonly DocumentPartition _partition = new("unknown", $"p{Interlocked.Increment(ref PartitionCount)}");

    [Fact]
    public async Task Batch_with_a_lost_response_is_recognised_as_committed()
    {
        var azurite = await TestAzurite.OpenAsync();
        await using var proxy = new LossyProxy(azurite.Port, Loss.Response);
        var documents = Through(proxy);

        var result = await documents.CommitAsync(_partition, [Insert("a", 1), Insert("b", 1)], default);

        Assert.True(result.IsCommitted);
        Assert.Equal(1, proxy.BatchCount);
        Assert.Equal((await documents.FindAsync(_partition, "a", default))!.Version, result.Versions[0]);
        Assert.Equal((await documents.FindAsync(_partition, "b", default))!.Version, result.Versions[1]);
    }

    [Fact]
    public async Task Replace_with_a_lost_response_is_no_conflict()
    {
        var azurite = await TestAzurite.OpenAsync();
        await using var proxy = new LossyProxy(azurite.Port, Loss.None, Loss.Response);
        var documents = Through(proxy);
        var first = await documents.CommitAsync(_partition, [Insert("a", 1)], default);

        var second = await documents.CommitAsync(_partition, [Replace("a", first.Versions[0], 2)], default);

        Assert.True(second.IsCommitted);
        Assert.Equal(2, (await documents.FindAsync(_partition, "a", default))!.Body.Span[0]);
    }

    [Fact]
    public async Task Lost_versioned_batch_is_sent_again()
    {
        var azurite = await TestAzurite.OpenAsync();
        await using var proxy = new LossyProxy(azurite.Port, Loss.None, Loss.Request);
        var documents = Through(proxy);
        var first = await documents.CommitAsync(_partition, [Insert("a", 1)], default);

        var second = await documents.CommitAsync(
            _partition, [Replace("a", first.Versions[0], 2), Insert("b", 2)], default);

        Assert.True(second.IsCommitted);
        Assert.Equal(3, proxy.BatchCount);
    }

    [Fact]
    public async Task Lost_unversioned_batch_is_reported_as_unavailable()
    {
        var azurite = await TestAzurite.OpenAsync();
        await using var proxy = new LossyProxy(azurite.Port, Loss.Request);
        var documents = Through(proxy);

        await Assert.ThrowsAsync<DependencyUnavailableException>(
            () => documents.CommitAsync(_partition, [new DocumentWrite.Upsert("a", new byte[] { 1 })], default));

        Assert.Equal(1, proxy.BatchCount);
        Assert.Null(await documents.FindAsync(_partition, "a", default));
    }

    [Fact]
    public async Task Lost_response_with_overwritten_documents_is_unavailable_and_no_conflict()
    {
        var azurite = await TestAzurite.OpenAsync();
        var direct = TestAzurite.Documents(azurite.ConnectionString);
        var first = await direct.CommitAsync(_partition, [Insert("a", 1)], default);
        await using var proxy = new LossyProxy(azurite.Port, Loss.Response);
        proxy.BeforeResponse = () => direct.CommitAsync(
            _partition, [new DocumentWrite.Upsert("a", new byte[] { 9 })], default);

        await Assert.ThrowsAsync<DependencyUnavailableException>(
            () => Through(proxy).CommitAsync(_partition, [Replace("a", first.Versions[0], 2)], default));

        Assert.Equal(9, (await direct.FindAsync(_partition, "a", default))!.Body.Span[0]);
    }

    [Fact]
    public async Task Commit_fails_after_the_last_attempt()
    {
        var azurite = await TestAzurite.OpenAsync();
        var first = await TestAzurite.Documents(azurite.ConnectionString)
            .CommitAsync(_partition, [Insert("a", 1)], default);
        await using var proxy = new LossyProxy(azurite.Port, [.. Enumerable.Repeat(Loss.Request, 10)]);

        await Assert.ThrowsAsync<DependencyUnavailableException>(
            () => Through(proxy).CommitAsync(_partition, [Replace("a", first.Versions[0], 2)], default));

        Assert.Equal(Policy.CommitAttemptsMax, proxy.BatchCount);
    }

    private static TableDocuments Through(LossyProxy proxy) =>
        TestAzurite.Documents(AzuriteServer.ConnectionStringAt(proxy.Port), Policy);

    private static DocumentWrite.Insert Insert(string id, byte value) => new(id, new[] { value });

    private static DocumentWrite.Replace Replace(string id, string version, byte value) =>
        new(id, version, new[] { value });
}
