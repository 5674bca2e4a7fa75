using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Serverless.Adapters.Operations;
using Serverless.Adapters.Platform.Documents;
using Serverless.Domain.Operations.Audit;
using Serverless.Fakes.Platform;

namespace Serverless.Adapters.Tests.Operations;

/// <summary>The audit trail on every engine.</summary>
#pragma warning disable CA1001 // The trail holds no more than a semaphore, which is never waited for by a handle.
public abstract partial class AuditTrailContract : IAsyncLifetime
#pragma warning restore CA1001
{
    private readonly FakeTimeProvider _clock = new(Moments.Noon);
    private IDocuments _documents = null!;
    private DocumentAuditTrail _trail = null!;

    public async Task InitializeAsync() => _trail = new DocumentAuditTrail(_documents = await OpenAsync());

    public abstract Task DisposeAsync();

    private protected abstract Task<IDocuments> OpenAsync();

    [Fact]
    public async Task An_empty_trail_is_intact()
    {
        var verified = await VerifyAsync();

        Assert.True(verified is { IsIntact: true, IsComplete: true, VerifiedCount: 0 });
        Assert.Empty(await _trail.ListBeforeAsync(null, 10, default));
    }

    [Fact]
    public async Task Returns_every_member_unchanged()
    {
        var change = new AuditedChange(
            "019a-ada", "flights.add", "flight CJ101", [new("price", null, "320000"), new("메모", "\"전\"", "후\n")]);

        var added = await _trail.AppendAsync(AuditContent.Begin(Moments.Noon.AddTicks(7), change), default);
        var ended = await _trail.AppendAsync(AuditContent.End(Moments.Noon, 1, AuditResult.NotMade), default);
        var listed = await _trail.ListAfterAsync(0, 10, default);

        Assert.Equal([1, 2], listed.Select(entry => entry.Number));
        Assert.Equal(added.Hash, listed[0].Hash);
        Assert.Equal(change.Fields, listed[0].Content.Begins!.Fields);
        Assert.Equal(change with { Fields = [] }, listed[0].Content.Begins! with { Fields = [] });
        Assert.Equal(ended, listed[1]);
        Assert.Equal(new AuditEnd(1, AuditResult.NotMade), listed[1].Content.Ends);
        Assert.True((await VerifyAsync()).IsIntact);
    }

    [Fact]
    public async Task A_hundred_concurrent_changes_of_four_instances_make_one_unbroken_chain()
    {
        var instances = Enumerable.Range(0, 4)
            .Select(_ => new AuditedChanges(new DocumentAuditTrail(_documents), _clock)).ToArray();

        await Task.WhenAll(Enumerable.Range(0, 100).Select(i => instances[i % 4].CommitAsync(
            new AuditedChange($"admin-{i}", "test", "thing", []), _ => Task.FromResult(true), default)));
        var verified = await VerifyAsync();
        var entries = await _trail.ListAfterAsync(0, 500, default);

        Assert.True(verified is { IsIntact: true, IsComplete: true, VerifiedCount: 200 });
        Assert.Equal(Enumerable.Range(1, 200).Select(number => (long)number), entries.Select(entry => entry.Number));
        Assert.Equal(100, entries.Where(entry => entry.Content.Begins is not null)
            .Select(entry => entry.Content.Begins!.Actor).Distinct().Count());
        Assert.Equal(
            entries.Where(entry => entry.Content.Begins is not null).Select(entry => entry.Number),
            entries.Where(entry => entry.Content.Ends is not null)
                .Select(entry => entry.Content.Ends!.Value.Of).Order());
    }

    [Theory]
    [InlineData("actor")]
    [InlineData("after")]
    [InlineData("hash")]
    [InlineData("both hashes")]
    [InlineData("removed")]
    [InlineData("removed last")]
    [InlineData("swapped")]
    public async Task A_manipulated_entry_is_found(string kind)
    {
        for (var i = 0; i < 6; i++)
        {
            await _trail.AppendAsync(
                AuditContent.Begin(Moments.Noon, new AuditedChange($"admin{i}", "test", "thing", [new("a", "1", "2")])),
                default);
        }

        var number = kind == "removed last" ? 6 : 3;
        await ManipulateAsync(kind, number);

        var verified = await VerifyAsync();

        Assert.False(verified.IsIntact);
        Assert.Equal(kind == "both hashes" ? 4 : number, verified.FaultyEntry);
    }

    [Fact]
    public async Task Verification_continues_after_an_entry()
    {
        for (var i = 0; i < 5; i++)
        {
            await _trail.AppendAsync(AuditContent.End(Moments.Noon, i, AuditResult.Made), default);
        }

        var rest = (await new VerifyAuditTrail(_trail).ExecuteAsync(2, kept: null, default)).Value!;
        var beyond = (await new VerifyAuditTrail(_trail).ExecuteAsync(9, kept: null, default)).Value!;

        Assert.True(rest is { IsIntact: true, IsComplete: true, VerifiedCount: 3 });
        Assert.Equal(0, beyond.VerifiedCount);
        Assert.True((await new VerifyAuditTrail(_trail).ExecuteAsync(-1, kept: null, default)).IsError);
    }

    [Fact]
    public async Task Pages_go_back_from_the_newest()
    {
        for (var i = 0; i < 5; i++)
        {
            await _trail.AppendAsync(AuditContent.End(Moments.Noon, i, AuditResult.Made), default);
        }

        var first = await _trail.ListBeforeAsync(null, 2, default);
        var second = await _trail.ListBeforeAsync(first[^1].Number, 2, default);
        var third = await _trail.ListBeforeAsync(second[^1].Number, 2, default);

        Assert.Equal([5, 4], first.Select(entry => entry.Number));
        Assert.Equal([3, 2], second.Select(entry => entry.Number));
        Assert.Equal([1], third.Select(entry => entry.Number));
        Assert.Empty(await _trail.ListBeforeAsync(1, 2, default));
        Assert.Equal([5, 4], (await _trail.ListBeforeAsync(1_000, 2, default)).Select(entry => entry.Number));
    }

    [Fact]
    public async Task A_change_that_fails_ends_as_unknown_and_one_that_lost_as_not_made()
    {
        var changes = new AuditedChanges(_trail, _clock);
        var change = new AuditedChange("ada", "test", "thing", []);

        await Assert.ThrowsAsync<InvalidOperationException>(() => changes.CommitAsync(
            change, _ => Task.FromException<bool>(new InvalidOperationException()), default));
        Assert.False(await changes.CommitAsync(change, _ => Task.FromResult(false), default));
        Assert.True(await changes.CommitAsync(change, _ => Task.FromResult(true), default));

        Assert.Equal(
            [(1L, AuditResult.Unknown), (3L, AuditResult.NotMade), (5L, AuditResult.Made)],
            (await _trail.ListAfterAsync(0, 10, default)).Select(entry => entry.Content.Ends)
                .OfType<AuditEnd>().Select(end => (end.Of, end.Result)));
    }

    [Fact]
    public async Task The_trail_has_a_change_before_it_is_made()
    {
        var changes = new AuditedChanges(_trail, _clock);
        IReadOnlyList<AuditEntry>? seen = null;

        await changes.CommitAsync(
            new AuditedChange("ada", "test", "thing", []),
            async token =>
            {
                seen = await _trail.ListAfterAsync(0, 10, token);

                return true;
            },
            default);

        Assert.Equal("ada", Assert.Single(seen!).Content.Begins!.Actor);
    }

    private async Task<AuditVerification> VerifyAsync() =>
        (await new VerifyAuditTrail(_trail).ExecuteAsync(0, kept: null, default)).Value!;

    private async Task ManipulateAsync(string kind, int number)
    {
        var stored = (await _documents.FindAsync(DocumentAuditTrail.All, DocumentAuditTrail.Of(number), default))!;
        var body = JsonNode.Parse(stored.Body.Span)!;
        DocumentWrite[] writes = kind switch
        {
            "removed" or "removed last" => [new DocumentWrite.Delete(stored.Id)],
            "swapped" => [new DocumentWrite.Upsert(DocumentAuditTrail.Of(number + 1), stored.Body),
                new DocumentWrite.Upsert(stored.Id, await BodyOfAsync(number + 1))],
            _ => [new DocumentWrite.Upsert(stored.Id, Encoding.UTF8.GetBytes(Change().ToJsonString()))],
        };
        await _documents.CommitAsync(DocumentAuditTrail.All, writes, default);

        JsonNode Change()
        {
            switch (kind)
            {
                case "actor":
                    body["content"]!["begins"]!["actor"] = "eve";
                    break;
                case "after":
                    body["content"]!["begins"]!["fields"]![0]!["after"] = "3";
                    break;
                case "hash":
                    body["hash"] = new string('a', AuditHash.Length);
                    break;
                default:
                    // A forger who computes the hash of the changed entry again breaks the link of the next one.
                    var content = AuditContent.Begin(Moments.Noon, new AuditedChange("eve", "test", "thing", []));
                    body["content"]!["begins"] = new JsonObject
                    {
                        ["actor"] = "eve",
                        ["action"] = "test",
                        ["subject"] = "thing",
                        ["fields"] = new JsonArray(),
                    };
                    body["hash"] = AuditHash.Of(number, (string)body["previous"]!, content);
                    break;
            }

            return body;
        }
    }

    private async Task<ReadOnlyMemory<byte>> BodyOfAsync(int number) =>
        (await _documents.FindAsync(DocumentAuditTrail.All, DocumentAuditTrail.Of(number), default))!.Body;
}
