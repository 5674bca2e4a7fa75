using Microsoft.Extensions.DependencyInjection;
using Serverless.Domain.WaitingRoom;
using Serverless.Functions.Http;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Sales.Gateway.Implicit;

/// <summary>At most three implicit events of three seats, with a queue and a seat price of 7,000 won.</summary>
public sealed class LimitedImplicitPlatform : ImplicitPlatform
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

public sealed class ImplicitLimitsTests(LimitedImplicitPlatform platform) : IClassFixture<LimitedImplicitPlatform>
{
    [Fact]
    public async Task Enforces_the_limits_of_implicit_events_seats_and_admitted_users()
    {
        var (first, second) = (await platform.UserAsync(), await platform.UserAsync());
        var inside = await platform.JoinAsync("evt_1", first);
        var waiting = await platform.JoinAsync("evt_1", second);
        await platform.JoinAsync("evt_2");
        await platform.JoinAsync("evt_3");

        var full = await platform.JoinAsync("evt_4");
        var noRoom = await platform.CreateAsync(first, "evt_5", ["A-1"]);
        var early = await platform.CreateAsync(second, "evt_1", ["A-1"]);
        var notReady = await platform.EnterAsync(waiting.Token());
        var created = await platform.CreateAsync(first, "evt_1", ["A-2", "A-3"]);
        var allNamed = await platform.CreateAsync(first, "evt_1", ["A-1", "A-4"]);

        Assert.All([full, noRoom], answer =>
        {
            Assert.Equal((409, "CONFLICT", "catalogue.full"), (answer.Status, answer.Code(), answer.Reason));
            answer.IsProblemIn(ApiContract.Gateway);
        });
        Assert.Equal(("ready", 0), StateOf(await platform.ShowEntryAsync(inside.Token())));
        Assert.Equal(("waiting", 1), StateOf(await platform.ShowEntryAsync(waiting.Token())));
        Assert.Equal((403, "NOT_READY"), (early.Status, early.Code()));
        Assert.Equal((403, "NOT_READY"), (notReady.Status, notReady.Code()));
        Assert.Equal(201, created.Status);
        Assert.Equal(
            (409, "INVENTORY_CONFLICT", "seats.all-named"), (allNamed.Status, allNamed.Code(), allNamed.Reason));
        allNamed.IsProblemIn(ApiContract.Gateway);

        await platform.CreateIntentAsync(first, created.Reservation(), 14_000);
        Assert.Equal(200, (await platform.ConfirmAsync(first, created.Reservation())).Status);
        await platform.Platform.Services.GetRequiredService<AdmitVisitors>().ExecuteAsync(default);

        Assert.Equal(("ready", 0), StateOf(await platform.ShowEntryAsync(waiting.Token())));
        Assert.Equal(201, (await platform.CreateAsync(second, "evt_1", ["A-1"])).Status);
    }

    private static (string Status, int Position) StateOf(Answer entry) =>
        (entry.Status(), entry.Body.GetProperty("position").GetInt32());
}
