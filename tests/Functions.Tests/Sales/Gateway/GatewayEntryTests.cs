using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Serverless.Domain.WaitingRoom;
using Serverless.Functions.Tests.Catalogue;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Sales.Gateway;

/// <summary>The gateway contract's queue: positions, admission and leaving.</summary>
[Collection(PlatformTests.Name)]
public sealed class GatewayEntryTests(PlatformFixture platform)
{
    [Fact]
    public async Task Positions_move_up_when_others_leave_and_the_timer_admits_the_next()
    {
        var fixture = await EventFixture.OpenAsync(
            platform, new JsonObject { ["threshold"] = 1, ["ratePerSecond"] = 50 });
        var inside = await platform.JoinAsGuestAsync(fixture.Id);
        var (first, second) =
            (await platform.JoinAsGuestAsync(fixture.Id), await platform.JoinAsGuestAsync(fixture.Id));

        Assert.Equal(("ready", 0, true), (await platform.ShowEntryAsync(inside)).State());
        var left = await platform.LeaveAsync(first);
        Assert.Equal((200, "left"), (left.Status, left.Body.GetProperty("status").GetString()));
        Assert.Equal(200, (await platform.LeaveAsync(first)).Status);
        Assert.Equal(("waiting", 1, false), (await platform.ShowEntryAsync(second)).State());
        Assert.Equal(("expired", 0, false), (await platform.ShowEntryAsync(first)).State());

        await platform.LeaveAsync(inside);
        await platform.Platform.Services.GetRequiredService<AdmitVisitors>().ExecuteAsync(default);

        Assert.Equal(("ready", 0, true), (await platform.ShowEntryAsync(second)).State());
        Assert.Equal(("ready", 0, true), (await platform.ShowEntryAsync(second)).State());
    }

    [Fact]
    public async Task A_cleared_entry_is_expired_and_an_entry_without_a_queue_is_ready()
    {
        var fixture = await platform.FullEventAsync();
        var entry = await platform.JoinAsGuestAsync(fixture.Id);
        await fixture.PostAsync(platform.AdminToken, $"/api/v1/queue/admin/clear/{fixture.Id}");
        var open = await EventFixture.OpenAsync(platform);

        Assert.Equal(("expired", 0, false), (await platform.ShowEntryAsync(entry)).State());
        Assert.Equal(
            ("ready", 0, true), (await platform.ShowEntryAsync(await platform.JoinAsGuestAsync(open.Id))).State());
    }

    [Fact]
    public async Task Grants_entry_only_to_a_ready_queue_entry()
    {
        var fixture = await EventFixture.OpenAsync(
            platform, new JsonObject { ["threshold"] = 1, ["ratePerSecond"] = 50 });
        var (inside, waiting) =
            (await platform.JoinAsGuestAsync(fixture.Id), await platform.JoinAsGuestAsync(fixture.Id));

        var granted = await platform.EnterAsync(inside);
        var again = await platform.EnterAsync(inside);
        var early = await platform.EnterAsync(waiting);
        await platform.LeaveAsync(waiting);
        var afterLeaving = await platform.EnterAsync(waiting);

        Assert.Equal(200, granted.Status);
        Assert.Equal(["admission", "reservation_token", "ttl_sec"], granted.Body.Members());
        Assert.Equal("granted", granted.Body.GetProperty("admission").GetString());
        Assert.Matches("^rtkn_", granted.Body.GetProperty("reservation_token").GetString());
        Assert.InRange(granted.Body.GetProperty("ttl_sec").GetInt32(), 1, 600);
        Assert.Equal("granted", again.Body.GetProperty("admission").GetString());
        Assert.Equal(
            (403, "NOT_READY", "Your turn has not arrived yet."), (early.Status, early.Code(), early.ErrorMessage()));
        Assert.Equal((404, "TOKEN_EXPIRED"), (afterLeaving.Status, afterLeaving.Code()));
    }
}
