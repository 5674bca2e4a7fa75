using System.Text.Json.Nodes;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Sales.Gateway;

/// <summary>Admission passes: which users may hold seats of a performance with a queue.</summary>
[Collection(PlatformTests.Name)]
public sealed class GatewayPassTests(PlatformFixture platform)
{
    [Fact]
    public async Task Only_an_admitted_user_may_hold_seats()
    {
        var fixture = await OpenAsync();
        var (inside, outside) = (await fixture.UserAsync(), await fixture.UserAsync());
        await platform.JoinAsync(fixture.Id, inside);
        await platform.JoinAsync(fixture.Id, outside);

        var early = await fixture.CreateAsync(outside, ["A-1-1"]);
        var created = await fixture.CreateAsync(inside, ["A-1-1"]);

        Assert.Equal(
            (403, "NOT_READY", "reservations.pass-missing"), (early.Status, early.Code(), early.Reason));
        Assert.Equal("Your turn has not arrived yet.", early.ErrorMessage());
        Assert.Equal(201, created.Status);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_guests_pass_goes_to_the_first_account_that_presents_it(bool entersFirst)
    {
        var fixture = await OpenAsync();
        var waitingToken = await platform.JoinAsGuestAsync(fixture.Id);
        var token = entersFirst
            ? (await platform.EnterAsync(waitingToken)).Body.GetProperty("reservation_token").GetString()!
            : waitingToken;
        var users = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => fixture.UserAsync()));

        var answers = await Task.WhenAll(users.Select((user, i) =>
            fixture.CreateAsync(user, [fixture.Seats[i % 10]], pass: token)));
        var winner = users[Array.FindIndex(answers, answer => answer.Status == 201)];
        var again = await fixture.CreateAsync(winner, ["A-2-5"], pass: token);

        Assert.Single(answers, answer => answer.Status == 201);
        Assert.Equal(19, answers.Count(answer => answer is { Status: 403, Reason: "reservations.pass-missing" }));
        Assert.Contains(again.Status, (int[])[201, 409]);
        Assert.Equal("expired", (await platform.ShowEntryAsync(waitingToken)).Status());
        Assert.Equal("active", (await CheckAsync(fixture, winner)).Status());
    }

    [Fact]
    public async Task Entering_with_a_guests_pass_removes_the_users_own_queue_entry()
    {
        var fixture = await OpenAsync();
        var waitingToken = await platform.JoinAsGuestAsync(fixture.Id);
        var user = await fixture.UserAsync();
        await CheckAsync(fixture, user);

        var created = await fixture.CreateAsync(user, ["A-1-1"], pass: waitingToken);

        Assert.Equal(201, created.Status);
        var queue = (await fixture.ShowAsync(platform.AdminToken, $"/api/v1/queue/admin/{fixture.Id}")).Body;
        Assert.Equal(0, queue.GetProperty("queueSize").GetInt32());
        Assert.Equal(1, queue.GetProperty("currentUsers").GetInt32());
    }

    [Fact]
    public async Task Rejects_a_token_that_is_no_pass_of_this_performance()
    {
        var fixture = await OpenAsync();
        var guest = await platform.JoinAsGuestAsync(fixture.Id);
        var waiting = await platform.JoinAsGuestAsync(fixture.Id);
        var elsewhere = await platform.JoinAsGuestAsync((await OpenAsync()).Id);
        var account = await fixture.UserAsync();
        var own = (await platform.JoinAsync((await OpenAsync()).Id, account)).Token();
        string[] rejected = [waiting, elsewhere, own, "nonsense", guest[..^1], platform.UserToken];

        foreach (var token in rejected)
        {
            var answer = await fixture.CreateAsync(await fixture.UserAsync(), ["A-1-1"], pass: token);

            Assert.Equal((token, 403, "NOT_READY"), (token, answer.Status, answer.Code()));
        }

        Assert.Equal("ready", (await platform.ShowEntryAsync(guest)).Status());
    }

    [Fact]
    public async Task Rejects_the_pass_of_another_account()
    {
        var fixture = await OpenAsync();
        var inside = await fixture.UserAsync();
        var token = (await platform.JoinAsync(fixture.Id, inside)).Token();

        var stolen = await fixture.CreateAsync(await fixture.UserAsync(), ["A-1-1"], pass: token);

        Assert.Equal((403, "NOT_READY"), (stolen.Status, stolen.Code()));
        Assert.Equal(201, (await fixture.CreateAsync(inside, ["A-1-1"], pass: token)).Status);
    }

    [Fact]
    public async Task A_failed_reservation_does_not_use_up_the_pass()
    {
        var fixture = await OpenAsync();
        var guest = await platform.JoinAsGuestAsync(fixture.Id);

        await fixture.CreateAsync(await fixture.UserAsync(), ["A-9-9"], pass: guest);
        await fixture.CreateAsync(await fixture.UserAsync(), ["A-1-1", "A-1-1"], pass: guest);

        Assert.Equal("ready", (await platform.ShowEntryAsync(guest)).Status());
    }

    private Task<EventFixture> OpenAsync() =>
        EventFixture.OpenAsync(platform, new JsonObject { ["threshold"] = 1, ["ratePerSecond"] = 50 });

    private static Task<Answer> CheckAsync(EventFixture fixture, string token) =>
        fixture.PostAsync(token, $"/api/v1/queue/check/{fixture.Id}");
}
