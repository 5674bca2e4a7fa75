using System.Globalization;
using Serverless.Adapters.Platform.Documents;

namespace Serverless.Adapters.Tests.Platform.Documents;

public abstract partial class DocumentsContract
{
    private const int AttemptsMax = 2_000;

    [Fact]
    public async Task Concurrent_increments_are_all_counted()
    {
        const int Workers = 8;
        const int IncrementsEach = 15;
        await CommitAsync(Insert("count", "0"));

        await Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => Task.Run(async () =>
        {
            for (var done = 0; done < IncrementsEach; done++)
            {
                await IncrementAsync();
            }
        })));

        Assert.Equal(Workers * IncrementsEach, Number((await FindAsync("count"))!));
    }

    [Fact]
    public async Task Exactly_one_concurrent_insert_succeeds()
    {
        for (var round = 0; round < 10; round++)
        {
            var id = $"seat{round}";

            var results = await Task.WhenAll(
                Enumerable.Range(0, 16).Select(buyer => Task.Run(() => CommitAsync(Insert(id, $"{buyer}")))));

            var winner = Assert.Single(Enumerable.Range(0, 16), buyer => results[buyer].IsCommitted);
            Assert.Equal($"{winner}", Text((await FindAsync(id))!));
            Assert.All(results.Where(result => !result.IsCommitted), result => Assert.Equal(id, result.ConflictId));
        }
    }

    [Fact]
    public async Task Concurrent_overlapping_batches_are_atomic()
    {
        const int Batches = 24;
        const int Seats = 40;
        const int SeatsEach = 5;
        var random = new Random(7);
        var wanted = Enumerable.Range(0, Batches)
            .Select(_ => Enumerable.Range(0, Seats).OrderBy(_ => random.Next()).Take(SeatsEach).ToArray()).ToArray();

        var results = await Task.WhenAll(wanted.Select((seats, batch) => Task.Run(
            () => CommitAsync([.. seats.Select(seat => Insert($"s{seat:d2}", $"{batch}"))]))));

        var owners = (await ListAsync(DocumentRange.Prefix("s"), 1000)).Documents.Select(Number).ToArray();
        var winners = Enumerable.Range(0, Batches).Where(batch => results[batch].IsCommitted).ToArray();
        Assert.NotEmpty(winners);
        Assert.Equal(winners.Length * SeatsEach, owners.Length);
        Assert.All(winners, winner => Assert.Equal(SeatsEach, owners.Count(owner => owner == winner)));
        Assert.All(
            Enumerable.Range(0, Batches).Except(winners),
            loser => Assert.Contains(wanted[loser], seat => results[loser].ConflictId == $"s{seat:d2}"));
    }

    [Fact]
    public async Task Concurrent_transfers_between_two_documents_keep_their_sum()
    {
        await CommitAsync(Insert("a", "100"), Insert("b", "100"));

        await Task.WhenAll(Enumerable.Range(0, 6).Select(worker => Task.Run(async () =>
        {
            for (var attempt = 0; attempt < 20; attempt++)
            {
                await TransferAsync(worker % 2 == 0 ? 1 : -2);
            }
        })));

        var sum = Number((await FindAsync("a"))!) + Number((await FindAsync("b"))!);
        Assert.Equal(200, sum);
    }

    [Fact]
    public async Task Cancelled_commit_writes_nothing()
    {
        using var cancellation = new CancellationTokenSource();
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Documents.CommitAsync(Partition, [Insert("a", "1")], cancellation.Token));
        Assert.Null(await FindAsync("a"));
    }

    private async Task IncrementAsync()
    {
        for (var attempt = 0; attempt < AttemptsMax; attempt++)
        {
            var count = (await FindAsync("count"))!;

            if ((await CommitAsync(Replace("count", count.Version, $"{Number(count) + 1}"))).IsCommitted)
            {
                return;
            }
        }

        Assert.Fail("An increment conflicted in every attempt.");
    }

    private async Task TransferAsync(int amount)
    {
        var from = (await FindAsync("a"))!;
        var to = (await FindAsync("b"))!;

        await CommitAsync(
            Replace("a", from.Version, $"{Number(from) - amount}"), Replace("b", to.Version, $"{Number(to) + amount}"));
    }

    private static int Number(Document document) => int.Parse(Text(document), CultureInfo.InvariantCulture);
}
