using Microsoft.Extensions.DependencyInjection;
using Serverless.Domain.WaitingRoom;
using Serverless.Functions.Http;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Sales.Gateway.Implicit;

/// <summary>Three small events with a line, whose seats cost seven thousand won.</summary>
public sealed class NarrowImplicitPlatform : ImplicitPlatform
{
    protected override IEnumerable<KeyValuePair<string, string?>> MoreSettings =>
    [
        .. base.MoreSettings,
        new("Gateway:ImplicitEventCountMax", "3"),
        new("Gateway:ImplicitSeatCountMax", "3"),
        new("Gateway:ImplicitSeatPrice", "7000"),
        new("Gateway:ImplicitCapacity", "1"),
    ];
}

public sealed class ImplicitLimitsTests(NarrowImplicitPlatform platform) : IClassFixture<NarrowImplicitPlatform>
{
    [Fact]
    public async Task Makes_so_many_events_and_seats_and_no_more_and_lets_in_by_the_line()
    {
        var (first, second) = (await platform.UserAsync(), await platform.UserAsync());
        var inside = await platform.JoinAsync("evt_1", first);
        var waiting = await platform.JoinAsync("evt_1", second);
        await platform.JoinAsync("evt_2");
        await platform.JoinAsync("evt_3");

        var full = await platform.JoinAsync("evt_4");
        var noRoom = await platform.CreateAsync(first, "evt_5", ["A-1"]);
        var early = await platform.CreateAsync(second, "evt_1", ["A-1"]);
        var barred = await platform.UseAsync(waiting.Token());
        var created = await platform.CreateAsync(first, "evt_1", ["A-2", "A-3"]);
        var allNamed = await platform.CreateAsync(first, "evt_1", ["A-1", "A-4"]);

        Assert.All([full, noRoom], answer =>
        {
            Assert.Equal((409, "CONFLICT", "catalogue.full"), (answer.Status, answer.Code(), answer.Reason));
            answer.IsProblemIn(ApiContract.Gateway);
        });
        Assert.Equal(("ready", 0), StateOf(await platform.FollowAsync(inside.Token())));
        Assert.Equal(("waiting", 1), StateOf(await platform.FollowAsync(waiting.Token())));
        Assert.Equal((403, "NOT_READY"), (early.Status, early.Code()));
        Assert.Equal((403, "NOT_READY"), (barred.Status, barred.Code()));
        Assert.Equal(201, created.Status);
        Assert.Equal((409, "INVENTORY_CONFLICT", "seats.all-named"), (allNamed.Status, allNamed.Code(), allNamed.Reason));
        allNamed.IsProblemIn(ApiContract.Gateway);

        await platform.AskAsync(first, created.Reservation(), 14_000);
        Assert.Equal(200, (await platform.ConfirmAsync(first, created.Reservation())).Status);
        await platform.Platform.Services.GetRequiredService<AdmitVisitors>().ExecuteAsync(default);

        Assert.Equal(("ready", 0), StateOf(await platform.FollowAsync(waiting.Token())));
        Assert.Equal(201, (await platform.CreateAsync(second, "evt_1", ["A-1"])).Status);
    }

    private static (string Status, int Position) StateOf(Answer followed) =>
        (followed.Status(), followed.Body.GetProperty("position").GetInt32());
}
