using System.Text.Json.Nodes;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Sales.Gateway;

/// <summary>Who may hold seats of a show that people wait for.</summary>
[Collection(PlatformTests.Name)]
public sealed class GatewayPassTests(PlatformFixture platform)
{
    [Fact]
    public async Task Sells_to_those_inside_only()
    {
        var eventFixture = await OpenAsync();
        var (inside, outside) = (await eventFixture.UserAsync(), await eventFixture.UserAsync());
        await platform.JoinAsync(eventFixture.Id, inside);
        await platform.JoinAsync(eventFixture.Id, outside);

        var early = await eventFixture.CreateAsync(outside, ["A-1-1"]);
        var created = await eventFixture.CreateAsync(inside, ["A-1-1"]);

        Assert.Equal(
            (403, "NOT_READY", "reservations.pass-missing"), (early.Status, early.Code(), early.Reason));
        Assert.Equal("Your turn has not arrived yet.", early.Says());
        Assert.Equal(201, created.Status);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Takes_a_guests_pass_for_the_first_account_that_shows_its_token(bool entersFirst)
    {
        var eventFixture = await OpenAsync();
        var place = await platform.JoinAsNobodyAsync(eventFixture.Id);
        var token = entersFirst
            ? (await platform.UseAsync(place)).Body.GetProperty("reservation_token").GetString()!
            : place;
        var users = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => eventFixture.UserAsync()));

        var answers = await Task.WhenAll(users.Select((user, i) =>
            eventFixture.CreateAsync(user, [eventFixture.Seats[i % 10]], pass: token)));
        var winner = users[Array.FindIndex(answers, answer => answer.Status == 201)];
        var again = await eventFixture.CreateAsync(winner, ["A-2-5"], pass: token);

        Assert.Single(answers, answer => answer.Status == 201);
        Assert.Equal(19, answers.Count(answer => answer is { Status: 403, Reason: "reservations.pass-missing" }));
        Assert.Contains(again.Status, (int[])[201, 409]);
        Assert.Equal("expired", (await platform.FollowAsync(place)).Status());
        Assert.Equal("active", (await CheckAsync(eventFixture, winner)).Status());
    }

    [Fact]
    public async Task Leaves_the_line_of_whoever_goes_in_by_a_guests_pass()
    {
        var eventFixture = await OpenAsync();
        var place = await platform.JoinAsNobodyAsync(eventFixture.Id);
        var user = await eventFixture.UserAsync();
        await CheckAsync(eventFixture, user);

        var created = await eventFixture.CreateAsync(user, ["A-1-1"], pass: place);

        Assert.Equal(201, created.Status);
        var queue = (await eventFixture.ShowAsync(platform.AdminToken, $"/api/v1/queue/admin/{eventFixture.Id}")).Body;
        Assert.Equal(0, queue.GetProperty("queueSize").GetInt32());
        Assert.Equal(1, queue.GetProperty("currentUsers").GetInt32());
    }

    [Fact]
    public async Task Believes_no_other_token()
    {
        var eventFixture = await OpenAsync();
        var guest = await platform.JoinAsNobodyAsync(eventFixture.Id);
        var waiting = await platform.JoinAsNobodyAsync(eventFixture.Id);
        var elsewhere = await platform.JoinAsNobodyAsync((await OpenAsync()).Id);
        var account = await eventFixture.UserAsync();
        var own = (await platform.JoinAsync((await OpenAsync()).Id, account)).Token();
        string[] refused = [waiting, elsewhere, own, "nonsense", guest[..^1], platform.UserToken];

        foreach (var token in refused)
        {
            var answer = await eventFixture.CreateAsync(await eventFixture.UserAsync(), ["A-1-1"], pass: token);

            Assert.Equal((token, 403, "NOT_READY"), (token, answer.Status, answer.Code()));
        }

        Assert.Equal("ready", (await platform.FollowAsync(guest)).Status());
    }

    [Fact]
    public async Task Does_not_give_one_accounts_pass_to_another()
    {
        var eventFixture = await OpenAsync();
        var inside = await eventFixture.UserAsync();
        var token = (await platform.JoinAsync(eventFixture.Id, inside)).Token();

        var stolen = await eventFixture.CreateAsync(await eventFixture.UserAsync(), ["A-1-1"], pass: token);

        Assert.Equal((403, "NOT_READY"), (stolen.Status, stolen.Code()));
        Assert.Equal(201, (await eventFixture.CreateAsync(inside, ["A-1-1"], pass: token)).Status);
    }

    [Fact]
    public async Task Uses_no_pass_up_for_a_wish_that_is_refused_anyway()
    {
        var eventFixture = await OpenAsync();
        var guest = await platform.JoinAsNobodyAsync(eventFixture.Id);

        await eventFixture.CreateAsync(await eventFixture.UserAsync(), ["A-9-9"], pass: guest);
        await eventFixture.CreateAsync(await eventFixture.UserAsync(), ["A-1-1", "A-1-1"], pass: guest);

        Assert.Equal("ready", (await platform.FollowAsync(guest)).Status());
    }

    private Task<EventFixture> OpenAsync() =>
        EventFixture.OpenAsync(platform, new JsonObject { ["threshold"] = 1, ["ratePerSecond"] = 50 });

    private static Task<Answer> CheckAsync(EventFixture eventFixture, string token) =>
        eventFixture.PostAsync(token, $"/api/v1/queue/check/{eventFixture.Id}");
}
