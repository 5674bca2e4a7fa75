using Microsoft.Extensions.Time.Testing;
using Serverless.Adapters.Http;
using Serverless.Adapters.Platform.Documents;
using Serverless.Adapters.Tests.Sales;
using Serverless.Domain.Http;
using Serverless.Fakes.Platform;

namespace Serverless.Adapters.Tests.Http;

public sealed class DocumentResponseStoreTests
{
    private static readonly KeyClaim Claim = new("0123456789abcdef", "print", "token");

    private static readonly DateTimeOffset Midnight = new(2026, 11, 21, 0, 0, 0, TimeSpan.Zero);

    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    private readonly InMemoryDocuments _documents = new();

    [Fact]
    public async Task Finds_no_response_before_one_is_recorded() =>
        Assert.Null(await StoreAt(daysLater: 0).FindAsync(Claim, default));

    [Fact]
    public async Task Concurrent_duplicates_receive_the_first_recorded_response()
    {
        var responseStore = StoreAt(daysLater: 0);

        var recorded = await Task.WhenAll(Enumerable.Range(200, 20).Select(status => Task.Run(() =>
            responseStore.RecordAsync(Claim, Now, Response(status), default))));

        var found = await responseStore.FindAsync(Claim, default);
        Assert.Equal("print", found!.Fingerprint);
        Assert.All(recorded, one => Assert.Equal(found.Answer.Status, one.Answer.Status));
        Assert.Equal(Response(0).Body.ToArray(), found.Answer.Body.ToArray());
    }

    [Fact]
    public async Task Finds_the_previous_days_response_and_purges_it_a_day_later()
    {
        await StoreAt(daysLater: 0).RecordAsync(Claim, Now, Response(200), default);

        Assert.False(await PurgeAsync(daysLater: 1));
        Assert.NotNull(await StoreAt(daysLater: 1).FindAsync(Claim, default));

        Assert.False(await PurgeAsync(daysLater: 2));
        Assert.Null(await StoreAt(daysLater: 0).FindAsync(Claim, default));
    }

    [Fact]
    public async Task Purges_in_batches_and_reports_remaining_responses()
    {
        for (var i = 0; i < 150; i++)
        {
            await StoreAt(daysLater: 0).RecordAsync(
                Claim with { Name = $"0{i:x8}" }, Now, Response(200), default);
        }

        Assert.True(await PurgeAsync(daysLater: 3));
        Assert.False(await PurgeAsync(daysLater: 3));
    }

    [Fact]
    public async Task Distributes_responses_over_all_shards()
    {
        var clock = new FakeTimeProvider(Moments.Noon);
        var responseStore = new DocumentResponseStore(_documents, new IdempotencyPolicy(), clock);

        foreach (var digit in "0123456789abcdef")
        {
            await responseStore.RecordAsync(
                Claim with { Name = $"{digit}123" }, clock.GetUtcNow(), Response(200), default);
        }

        foreach (var shard in "0123456789abcdef")
        {
            var page = await _documents.ListAsync(
                new DocumentPartition("kept-answers", $"20261120-{shard}"), DocumentRange.Prefix(""), 10, default);
            Assert.Equal($"{shard}123", Assert.Single(page.Documents).Id);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Keeps_the_first_of_two_responses_across_midnight(bool wasRedisEmptied)
    {
        var clock = new FakeTimeProvider(Midnight.AddSeconds(-1));
        var responseStore = new DocumentResponseStore(_documents, new IdempotencyPolicy(), clock);
        await responseStore.RecordAsync(Claim, Midnight.AddSeconds(-9), Response(200), default);
        clock.Advance(TimeSpan.FromSeconds(2));

        var duplicate = await responseStore.RecordAsync(
            Claim, wasRedisEmptied ? clock.GetUtcNow() : Midnight.AddSeconds(-9), Response(201), default);

        Assert.Equal(200, duplicate.Answer.Status);
        Assert.Equal(200, (await responseStore.FindAsync(Claim, default))!.Answer.Status);
    }

    [Fact]
    public async Task Keeps_an_earlier_response_of_a_duplicate_claimed_after_midnight()
    {
        var clock = new FakeTimeProvider(Midnight.AddSeconds(1));
        var responseStore = new DocumentResponseStore(_documents, new IdempotencyPolicy(), clock);
        await responseStore.RecordAsync(Claim, clock.GetUtcNow(), Response(200), default);

        var slow = await responseStore.RecordAsync(Claim, Midnight.AddSeconds(-9), Response(201), default);

        Assert.Equal(200, slow.Answer.Status);
    }

    [Fact]
    public async Task Finds_a_response_whose_key_was_claimed_days_before()
    {
        var responseStore = StoreAt(daysLater: 0);
        await responseStore.RecordAsync(Claim, Now.AddDays(-5), Response(200), default);

        Assert.False(await PurgeAsync(daysLater: 0));
        Assert.NotNull(await responseStore.FindAsync(Claim, default));
    }

    [Fact]
    public async Task Purges_what_expired_while_the_timer_did_not_run()
    {
        var rounds = new TestRounds(TimeProvider.System);
        await PurgeResponsesAsync(rounds, daysLater: 0);
        await StoreAt(daysLater: 1).RecordAsync(Claim, Now.AddDays(1), Response(200), default);

        await PurgeResponsesAsync(rounds, daysLater: 60);

        Assert.Null(await StoreAt(daysLater: 1).FindAsync(Claim, default));
    }

    [Fact]
    public void Looks_only_at_the_days_that_are_left()
    {
        var all = StoreAt(daysLater: 0).ListExpired(null);
        var next = StoreAt(daysLater: 1).ListExpired(all[^1]);

        Assert.Equal(all.Order(StringComparer.Ordinal), all);
        Assert.InRange(next.Count, 16, 16 * 10);
        Assert.DoesNotContain(next[^1], all);
    }

    private Task PurgeResponsesAsync(TestRounds rounds, int daysLater) =>
        new PurgeResponses(StoreAt(daysLater), rounds.Rounds, rounds).ExecuteAsync(default);

    private async Task<bool> PurgeAsync(int daysLater)
    {
        var (responseStore, hasMore) = (StoreAt(daysLater), false);

        foreach (var part in responseStore.ListExpired(null))
        {
            hasMore |= await responseStore.PurgeAsync(part, default);
        }

        return hasMore;
    }

    private static StoredResponse Response(int status) => new(status, "application/json", "{}"u8.ToArray());

    private DocumentResponseStore StoreAt(int daysLater) =>
        new(_documents, new IdempotencyPolicy(), new FakeTimeProvider(Now.AddDays(daysLater)));
}
