using Microsoft.Extensions.Time.Testing;
using Serverless.Adapters.Accounts.Sessions;
using Serverless.Domain.Accounts;

namespace Serverless.Adapters.Tests.Accounts.Sessions;

public sealed class DocumentRevokedSessionsTests : RevokedSessionsFixture
{
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
        Clock.Advance(Policy.Fresh);
        await WaitForAsync(there, First);
    }

    [Fact]
    public async Task A_new_instance_knows_what_was_revoked_on_earlier_days()
    {
        await Instance().RevokeAsync(Ada, First, default);
        Clock.Advance(TimeSpan.FromHours(20));

        Assert.True(await Instance().ContainsAsync(Ada, First, default));
    }

    [Fact]
    public async Task An_instance_whose_clock_is_behind_is_heard()
    {
        var behind = new FakeTimeProvider(Clock.GetUtcNow() - Policy.Overlap + TimeSpan.FromSeconds(3));
        var there = Instance();
        Assert.False(await there.ContainsAsync(Ada, First, default));
        Clock.Advance(Policy.Fresh);

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
    public async Task Removes_what_no_valid_token_can_need()
    {
        var revoked = Instance();
        await revoked.RevokeAsync(Ada, First, default);
        var day = RevocationKeys.Of(RevocationKeys.DayOf(Clock.GetUtcNow()));

        await PurgeAsync(revoked);
        var early = await Documents.ListAsync(day, RevocationKeys.All, 10, default);
        Clock.Advance(TimeSpan.FromDays(3));
        await PurgeAsync(revoked);
        var late = await Documents.ListAsync(day, RevocationKeys.All, 10, default);

        Assert.Single(early.Documents);
        Assert.Empty(late.Documents);
        Assert.False(await Instance().ContainsAsync(Ada, First, default));
    }

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
