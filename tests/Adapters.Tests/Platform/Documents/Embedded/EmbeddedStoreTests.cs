using Serverless.Adapters.Platform.Documents;
using Serverless.Domain.Platform;
using Serverless.Local.Store;

namespace Serverless.Adapters.Tests.Platform.Documents.Embedded;

public sealed class EmbeddedStoreTests : IDisposable
{
    private static readonly DocumentPartition Partition = new("things", "p");

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Concurrent_batches_share_transactions()
    {
        using var documents = Open();

        var results = await Task.WhenAll(Enumerable.Range(0, 64).Select(caller => Task.Run(async () =>
        {
            var committed = true;

            for (var number = 0; number < 20; number++)
            {
                var result = await documents.CommitAsync(Partition, [Insert($"c{caller}-{number}")], default);
                committed &= result.IsCommitted;
            }

            return committed;
        })));

        Assert.DoesNotContain(false, results);
        Assert.InRange(documents.TransactionCount, 1, 64 * 20 / 4);
    }

    [Fact]
    public async Task Sequential_batches_take_one_transaction_each()
    {
        using var documents = Open();

        for (var number = 0; number < 5; number++)
        {
            await documents.CommitAsync(Partition, [Insert($"a{number}"), Insert($"b{number}")], default);
        }

        Assert.Equal(5, documents.TransactionCount);
    }

    [Fact]
    public async Task Conflict_does_not_fail_other_batches_of_its_transaction()
    {
        using var documents = Open();
        await documents.CommitAsync(Partition, [Insert("taken")], default);

        var results = await Task.WhenAll(Enumerable.Range(0, 100).Select(number => Task.Run(() =>
            documents.CommitAsync(
                Partition, [Insert($"n{number:d2}"), Insert(number % 2 == 0 ? "taken" : $"m{number}")], default))));

        var stored = await documents.ListAsync(Partition, DocumentRange.Prefix("n"), 1000, default);
        Assert.Equal(50, results.Count(result => result.IsCommitted));
        Assert.Equal(50, stored.Documents.Count);
        Assert.All(results.Where(result => !result.IsCommitted), result => Assert.Equal("taken", result.ConflictId));
        Assert.True(documents.TransactionCount < 100);
    }

    [Fact]
    public async Task Documents_and_version_counter_survive_a_restart()
    {
        string version;

        using (var before = Open())
        {
            await before.CommitAsync(Partition, [Insert("kept")], default);
            var last = await before.CommitAsync(Partition, [Insert("gone")], default);
            version = last.Versions[0];
            await before.CommitAsync(Partition, [new DocumentWrite.Delete("gone")], default);
        }

        using var after = Open();
        var next = await after.CommitAsync(Partition, [Insert("gone")], default);

        Assert.NotNull(await after.FindAsync(Partition, "kept", default));
        Assert.True(long.Parse(next.Versions[0]) > long.Parse(version));
    }

    [Fact]
    public async Task Disposal_writes_all_accepted_batches()
    {
        var documents = Open();
        var commits = Enumerable.Range(0, 200)
            .Select(number => documents.CommitAsync(Partition, [Insert($"n{number:d3}")], default)).ToArray();

        documents.Dispose();
        documents.Dispose();

        Assert.All(await Task.WhenAll(commits), result => Assert.True(result.IsCommitted));
        await Assert.ThrowsAsync<DependencyUnavailableException>(() => documents.FindAsync(Partition, "n000", default));
        await Assert.ThrowsAsync<DependencyUnavailableException>(
            () => documents.CommitAsync(Partition, [Insert("late")], default));
        using var reopened = Open();
        Assert.Equal(
            200, (await reopened.ListAsync(Partition, DocumentRange.Prefix(""), 1000, default)).Documents.Count);
    }

    [Fact]
    public async Task Full_disk_fails_the_batch_and_later_batches_succeed()
    {
        using var documents = Open(new EmbeddedLimits { FilePagesMax = 40 });
        await documents.CommitAsync(Partition, [Insert("first")], default);

        await Assert.ThrowsAsync<DependencyUnavailableException>(() => documents.CommitAsync(
            Partition, [Insert("small"), new DocumentWrite.Insert("big", new byte[200 * 1024])], default));

        Assert.Null(await documents.FindAsync(Partition, "small", default));
        Assert.True((await documents.CommitAsync(Partition, [Insert("second")], default)).IsCommitted);
        Assert.NotNull(await documents.FindAsync(Partition, "first", default));
    }

    [Fact]
    public async Task Locked_file_fails_the_batch_and_later_batches_succeed()
    {
        using var documents = Open(new EmbeddedLimits { BusyMilliseconds = 50 });
        await documents.CommitAsync(Partition, [Insert("first")], default);
        using var other = SqliteFile.OpenWriter(_folder.Path, new EmbeddedLimits());
        SqliteFile.Run(other, "BEGIN IMMEDIATE");

        await Assert.ThrowsAsync<DependencyUnavailableException>(
            () => documents.CommitAsync(Partition, [Insert("second")], default));

        Assert.NotNull(await documents.FindAsync(Partition, "first", default));
        SqliteFile.Run(other, "ROLLBACK");
        Assert.True((await documents.CommitAsync(Partition, [Insert("third")], default)).IsCommitted);
    }

    [Fact]
    public async Task Full_queue_delays_callers_and_loses_no_batch()
    {
        using var documents = Open(new EmbeddedLimits { QueuedBatchesMax = 2, GroupBatchesMax = 2 });

        var results = await Task.WhenAll(Enumerable.Range(0, 100)
            .Select(number => Task.Run(() => documents.CommitAsync(Partition, [Insert($"n{number}")], default))));

        Assert.All(results, result => Assert.True(result.IsCommitted));
        Assert.True(documents.TransactionCount >= 50);
    }

    private EmbeddedDocuments Open(EmbeddedLimits? limits = null) =>
        EmbeddedDocuments.Open(_folder.Path, limits ?? new EmbeddedLimits());

    private static DocumentWrite.Insert Insert(string id) => new(id, new byte[] { 1 });
}
