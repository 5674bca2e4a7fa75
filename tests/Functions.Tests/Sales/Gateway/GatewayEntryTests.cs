using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Serverless.Domain.WaitingRoom;
using Serverless.Functions.Tests.Catalogue;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Sales.Gateway;

/// <summary>How the gateway's line moves, who it lets in, and what becomes of those who go.</summary>
[Collection(PlatformTests.Name)]
public sealed class GatewayEntryTests(PlatformFixture platform)
{
    [Fact]
    public async Task Moves_up_as_others_leave_and_lets_in_by_the_drain()
    {
        var eventFixture = await EventFixture.OpenAsync(platform, new JsonObject { ["threshold"] = 1, ["ratePerSecond"] = 50 });
        var inside = await platform.JoinAsNobodyAsync(eventFixture.Id);
        var (first, second) =
            (await platform.JoinAsNobodyAsync(eventFixture.Id), await platform.JoinAsNobodyAsync(eventFixture.Id));

        Assert.Equal(("ready", 0, true), (await platform.FollowAsync(inside)).State());
        var left = await platform.GiveUpAsync(first);
        Assert.Equal((200, "left"), (left.Status, left.Body.GetProperty("status").GetString()));
        Assert.Equal(200, (await platform.GiveUpAsync(first)).Status);
        Assert.Equal(("waiting", 1, false), (await platform.FollowAsync(second)).State());
        Assert.Equal(("expired", 0, false), (await platform.FollowAsync(first)).State());

        await platform.GiveUpAsync(inside);
        await platform.Platform.Services.GetRequiredService<AdmitVisitors>().ExecuteAsync(default);

        Assert.Equal(("ready", 0, true), (await platform.FollowAsync(second)).State());
        Assert.Equal(("ready", 0, true), (await platform.FollowAsync(second)).State());
    }

    [Fact]
    public async Task Says_expired_of_a_place_that_is_no_more_and_ready_where_nobody_waits()
    {
        var eventFixture = await platform.FullEventAsync();
        var place = await platform.JoinAsNobodyAsync(eventFixture.Id);
        await eventFixture.PostAsync(platform.AdminToken, $"/api/v1/queue/admin/clear/{eventFixture.Id}");
        var open = await EventFixture.OpenAsync(platform);

        Assert.Equal(("expired", 0, false), (await platform.FollowAsync(place)).State());
        Assert.Equal(
            ("ready", 0, true), (await platform.FollowAsync(await platform.JoinAsNobodyAsync(open.Id))).State());
    }

    [Fact]
    public async Task Grants_entry_to_whoever_is_ready_and_to_nobody_else()
    {
        var eventFixture = await EventFixture.OpenAsync(platform, new JsonObject { ["threshold"] = 1, ["ratePerSecond"] = 50 });
        var (inside, waiting) =
            (await platform.JoinAsNobodyAsync(eventFixture.Id), await platform.JoinAsNobodyAsync(eventFixture.Id));

        var granted = await platform.UseAsync(inside);
        var again = await platform.UseAsync(inside);
        var early = await platform.UseAsync(waiting);
        await platform.GiveUpAsync(waiting);
        var lapsed = await platform.UseAsync(waiting);

        Assert.Equal(200, granted.Status);
        Assert.Equal(["admission", "reservation_token", "ttl_sec"], granted.Body.Members());
        Assert.Equal("granted", granted.Body.GetProperty("admission").GetString());
        Assert.Matches("^rtkn_", granted.Body.GetProperty("reservation_token").GetString());
        Assert.InRange(granted.Body.GetProperty("ttl_sec").GetInt32(), 1, 600);
        Assert.Equal(
            granted.Body.GetProperty("reservation_token").GetString(),
            again.Body.GetProperty("reservation_token").GetString());
        Assert.Equal((403, "NOT_READY", "Your turn has not arrived yet."), (early.Status, early.Code(), early.Says()));
        Assert.Equal((404, "TOKEN_EXPIRED"), (lapsed.Status, lapsed.Code()));
    }
}
