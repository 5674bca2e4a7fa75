using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Serverless.Adapters.Accounts;
using Serverless.Adapters.Accounts.Sessions;
using Serverless.Adapters.Platform.Documents;
using Serverless.Adapters.Tests.Sales;
using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;
using Serverless.Fakes.Platform;

namespace Serverless.Adapters.Tests.Accounts.Sessions;

public sealed class DocumentRevokedSessionsTests
{
    private static readonly UserId Ada = new("ada");
    private static readonly TokenSession First = new("first", 0);
    private static readonly TokenSession Second = new("second", 0);

    private readonly StoppableDocuments _documents = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 28, 23, 59, 58, TimeSpan.Zero));
    private readonly SessionPolicy _policy = new();

    [Fact]
    public async Task Ends_one_session_at_once_at_its_own_instance()
    {
        var revoked = Instance();

        await revoked.RevokeAsync(Ada, First, default);

        Assert.True(await revoked.ContainsAsync(Ada, First, default));
        Assert.False(await revoked.ContainsAsync(Ada, Second, default));
    }

    [Fact]
    public async Task A_session_ends_at_the_other_instances_when_their_knowledge_is_no_longer_fresh()
    {
        var (here, there) = (Instance(), Instance());
        Assert.False(await there.ContainsAsync(Ada, First, default));

        await here.RevokeAsync(Ada, First, default);
        _clock.Advance(_policy.Fresh);
        await WaitForAsync(there, First);
    }

    [Fact]
    public async Task A_new_instance_knows_what_was_revoked_on_earlier_days()
    {
        await Instance().RevokeAsync(Ada, First, default);
        _clock.Advance(TimeSpan.FromHours(20));

        Assert.True(await Instance().ContainsAsync(Ada, First, default));
    }

    [Fact]
    public async Task An_instance_whose_clock_is_behind_is_heard()
    {
        var behind = new FakeTimeProvider(_clock.GetUtcNow() - _policy.Overlap + TimeSpan.FromSeconds(3));
        var there = Instance();
        Assert.False(await there.ContainsAsync(Ada, First, default));
        _clock.Advance(_policy.Fresh);

        await Instance(behind).RevokeAsync(Ada, First, default);
        await WaitForAsync(there, First);
    }

    [Fact]
    public async Task Ends_all_sessions_of_a_user_below_a_version()
    {
        var revoked = Instance();

        await revoked.RevokeBelowAsync(Ada, 2, default);
        await revoked.RevokeBelowAsync(Ada, 1, default);

        Assert.Equal(2, await revoked.LowestVersionAsync(Ada, default));
        Assert.True(await revoked.ContainsAsync(Ada, new TokenSession("any", 1), default));
        Assert.False(await revoked.ContainsAsync(Ada, new TokenSession("any", 2), default));
        Assert.False(await revoked.ContainsAsync(new UserId("eve"), new TokenSession("any", 0), default));
        Assert.Equal(2, await Instance().LowestVersionAsync(Ada, default));
    }

    [Fact]
    public async Task The_known_revocations_count_while_the_store_is_down()
    {
        var revoked = Instance();
        await revoked.RevokeAsync(Ada, First, default);
        _documents.IsDown = true;
        _clock.Advance(_policy.Fresh);

        Assert.True(await revoked.ContainsAsync(Ada, First, default));
        Assert.False(await revoked.ContainsAsync(Ada, Second, default));
        _clock.Advance(3 * _policy.Fresh);
        Assert.True(await revoked.ContainsAsync(Ada, First, default));
        Assert.False(await revoked.ContainsAsync(Ada, Second, default));
    }

    [Fact]
    public async Task An_instance_that_never_read_the_revocations_lets_nobody_in()
    {
        var revoked = Instance();
        _documents.IsDown = true;
        await Assert.ThrowsAsync<DependencyUnavailableException>(
            () => revoked.ContainsAsync(Ada, First, default).AsTask());

        _documents.IsDown = false;

        Assert.False(await revoked.ContainsAsync(Ada, First, default));
    }

    [Fact]
    public async Task An_instance_that_was_idle_reads_before_it_lets_a_session_in()
    {
        var (here, there) = (Instance(), Instance());
        Assert.False(await there.ContainsAsync(Ada, First, default));
        await here.RevokeAsync(Ada, First, default);

        _clock.Advance(2 * _policy.Fresh);

        Assert.True(await there.ContainsAsync(Ada, First, default));
    }

    [Fact]
    public async Task Requests_wait_a_short_time_only_for_a_store_that_hangs()
    {
        var revoked = Instance();
        await revoked.RevokeAsync(Ada, First, default);
        Assert.True(await revoked.ContainsAsync(Ada, First, default));
        _documents.Gate = new TaskCompletionSource();
        _clock.Advance(2 * _policy.Fresh);

        var waiting = revoked.ContainsAsync(Ada, First, default).AsTask();
        Assert.False(waiting.IsCompleted);
        _clock.Advance(_policy.WaitMax);
        Assert.True(await waiting);
        Assert.True(await revoked.ContainsAsync(Ada, First, default));

        _documents.Gate.SetResult();
    }

    [Fact]
    public async Task A_revocation_that_cannot_be_read_does_not_hide_the_others()
    {
        await Instance().RevokeAsync(Ada, First, default);
        var day = RevocationKeys.DayOf(_clock.GetUtcNow());
        await _documents.CommitAsync(
            RevocationKeys.Of(day),
            [new DocumentWrite.Insert(RevocationKeys.Next(_clock.GetUtcNow().AddHours(-1)), "{"u8.ToArray())],
            default);

        Assert.True(await Instance().ContainsAsync(Ada, First, default));
    }

    [Fact]
    public async Task Removes_what_no_valid_token_can_need()
    {
        var revoked = Instance();
        await revoked.RevokeAsync(Ada, First, default);
        var day = RevocationKeys.Of(RevocationKeys.DayOf(_clock.GetUtcNow()));

        await PurgeAsync(revoked);
        var early = await _documents.ListAsync(day, RevocationKeys.All, 10, default);
        _clock.Advance(TimeSpan.FromDays(3));
        await PurgeAsync(revoked);
        var late = await _documents.ListAsync(day, RevocationKeys.All, 10, default);

        Assert.Single(early.Documents);
        Assert.Empty(late.Documents);
        Assert.False(await Instance().ContainsAsync(Ada, First, default));
    }

    private DocumentRevokedSessions Instance(TimeProvider? clock = null) => new(
        _documents,
        new RevocationReader(
            _documents,
            _policy,
            new TokenPolicy(),
            new TestRounds(_clock),
            clock ?? _clock,
            NullLogger<RevocationReader>.Instance),
        clock ?? _clock);

    private static async Task PurgeAsync(DocumentRevokedSessions revoked)
    {
        foreach (var day in revoked.ListExpired(purgedBefore: null))
        {
            await revoked.PurgeAsync(day, default);
        }
    }

    // The first question after the fresh time starts a read and does not wait for it.
    private static async Task WaitForAsync(DocumentRevokedSessions revoked, TokenSession session)
    {
        for (var i = 0; i < 1_000 && !await revoked.ContainsAsync(Ada, session, default); i++)
        {
            await Task.Yield();
        }

        Assert.True(await revoked.ContainsAsync(Ada, session, default));
    }
}

/// <summary>Documents in memory that a test can make unavailable.</summary>
internal sealed class StoppableDocuments : IDocuments
{
    private readonly InMemoryDocuments _documents = new();

    public bool IsDown { get; set; }

    /// <summary>Lists wait for it.</summary>
    public TaskCompletionSource? Gate { get; set; }

    private InMemoryDocuments Documents =>
        IsDown ? throw new DependencyUnavailableException("The store is down.") : _documents;

    public Task<Document?> FindAsync(DocumentPartition partition, string id, CancellationToken cancellationToken) =>
        Documents.FindAsync(partition, id, cancellationToken);

    public async Task<DocumentPage> ListAsync(
        DocumentPartition partition, DocumentRange range, int limit, CancellationToken cancellationToken)
    {
        await (Gate?.Task ?? Task.CompletedTask);

        return await Documents.ListAsync(partition, range, limit, cancellationToken);
    }

    public Task<CommitResult> CommitAsync(
        DocumentPartition partition, IReadOnlyList<DocumentWrite> writes, CancellationToken cancellationToken) =>
        Documents.CommitAsync(partition, writes, cancellationToken);
}
