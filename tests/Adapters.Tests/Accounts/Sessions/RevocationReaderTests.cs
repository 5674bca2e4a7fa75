using Serverless.Adapters.Accounts.Sessions;
using Serverless.Adapters.Platform.Documents;
using Serverless.Domain.Platform;

namespace Serverless.Adapters.Tests.Accounts.Sessions;

/// <summary>What an instance knows while the store is slow, away or broken in one place.</summary>
public sealed class RevocationReaderTests : RevokedSessionsFixture
{
    [Fact]
    public async Task The_known_revocations_count_while_the_store_is_down()
    {
        var revoked = Instance();
        await revoked.RevokeAsync(Ada, First, default);
        Assert.True(await revoked.ContainsAsync(Ada, First, default));
        Documents.IsDown = true;
        Clock.Advance(Policy.Fresh);

        Assert.True(await revoked.ContainsAsync(Ada, First, default));
        Assert.False(await revoked.ContainsAsync(Ada, Second, default));
        Clock.Advance(3 * Policy.Fresh);
        Assert.True(await revoked.ContainsAsync(Ada, First, default));
        Assert.False(await revoked.ContainsAsync(Ada, Second, default));
    }

    [Fact]
    public async Task An_instance_that_never_read_the_revocations_lets_nobody_in()
    {
        var revoked = Instance();
        Documents.IsDown = true;
        await Assert.ThrowsAsync<DependencyUnavailableException>(
            () => revoked.ContainsAsync(Ada, First, default).AsTask());

        Documents.IsDown = false;

        Assert.False(await revoked.ContainsAsync(Ada, First, default));
    }

    [Fact]
    public async Task An_instance_that_was_idle_reads_before_it_lets_a_session_in()
    {
        var (here, there) = (Instance(), Instance());
        Assert.False(await there.ContainsAsync(Ada, First, default));
        await here.RevokeAsync(Ada, First, default);

        Clock.Advance(2 * Policy.Fresh);

        Assert.True(await there.ContainsAsync(Ada, First, default));
    }

    [Fact]
    public async Task Requests_wait_a_short_time_only_for_a_store_that_hangs()
    {
        var revoked = Instance();
        await revoked.RevokeAsync(Ada, First, default);
        Assert.True(await revoked.ContainsAsync(Ada, First, default));
        Documents.Gate = new TaskCompletionSource();
        Clock.Advance(2 * Policy.Fresh);

        var waiting = revoked.ContainsAsync(Ada, First, default).AsTask();
        Assert.False(waiting.IsCompleted);
        Clock.Advance(Policy.WaitMax);
        Assert.True(await waiting);
        Assert.True(await revoked.ContainsAsync(Ada, First, default));

        Documents.Gate.SetResult();
    }

    [Fact]
    public async Task A_revocation_that_cannot_be_read_does_not_hide_the_others()
    {
        await Instance().RevokeAsync(Ada, First, default);
        var day = RevocationKeys.DayOf(Clock.GetUtcNow());
        await Documents.CommitAsync(
            RevocationKeys.Of(day),
            [new DocumentWrite.Insert(RevocationKeys.Next(Clock.GetUtcNow().AddHours(-1)), "{"u8.ToArray())],
            default);

        Assert.True(await Instance().ContainsAsync(Ada, First, default));
    }
}
