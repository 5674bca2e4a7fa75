using System.Text.Json.Nodes;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Purchases.Gateway;

/// <summary>Who may hold seats of a show that people wait for.</summary>
[Collection(PlatformTests.Name)]
public sealed class GatewayPassTests(PlatformFixture platform)
{
    [Fact]
    public async Task Sells_to_those_inside_only()
    {
        var hall = await OpenAsync();
        var (inside, outside) = (await hall.VisitorAsync(), await hall.VisitorAsync());
        await platform.JoinAsync(hall.Id, inside);
        await platform.JoinAsync(hall.Id, outside);

        var early = await hall.CreateAsync(outside, ["A-1-1"]);
        var created = await hall.CreateAsync(inside, ["A-1-1"]);

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
        var hall = await OpenAsync();
        var place = await platform.JoinAsNobodyAsync(hall.Id);
        var token = entersFirst
            ? (await platform.UseAsync(place)).Body.GetProperty("reservation_token").GetString()!
            : place;
        var visitors = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => hall.VisitorAsync()));

        var answers = await Task.WhenAll(visitors.Select((visitor, i) =>
            hall.CreateAsync(visitor, [hall.Seats[i % 10]], pass: token)));
        var winner = visitors[Array.FindIndex(answers, answer => answer.Status == 201)];
        var again = await hall.CreateAsync(winner, ["A-2-5"], pass: token);

        Assert.Single(answers, answer => answer.Status == 201);
        Assert.Equal(19, answers.Count(answer => answer is { Status: 403, Reason: "reservations.pass-missing" }));
        Assert.Contains(again.Status, (int[])[201, 409]);
        Assert.Equal("expired", (await platform.FollowAsync(place)).Status());
        Assert.Equal("active", (await CheckAsync(hall, winner)).Status());
    }

    [Fact]
    public async Task Leaves_the_line_of_whoever_goes_in_by_a_guests_pass()
    {
        var hall = await OpenAsync();
        var place = await platform.JoinAsNobodyAsync(hall.Id);
        var visitor = await hall.VisitorAsync();
        await CheckAsync(hall, visitor);

        var created = await hall.CreateAsync(visitor, ["A-1-1"], pass: place);

        Assert.Equal(201, created.Status);
        var line = (await hall.ShowAsync(platform.AdminToken, $"/api/v1/queue/admin/{hall.Id}")).Body;
        Assert.Equal(0, line.GetProperty("queueSize").GetInt32());
        Assert.Equal(1, line.GetProperty("currentUsers").GetInt32());
    }

    [Fact]
    public async Task Believes_no_other_token()
    {
        var hall = await OpenAsync();
        var guest = await platform.JoinAsNobodyAsync(hall.Id);
        var waiting = await platform.JoinAsNobodyAsync(hall.Id);
        var elsewhere = await platform.JoinAsNobodyAsync((await OpenAsync()).Id);
        var account = await hall.VisitorAsync();
        var own = (await platform.JoinAsync((await OpenAsync()).Id, account)).Token();
        string[] refused = [waiting, elsewhere, own, "nonsense", guest[..^1], platform.UserToken];

        foreach (var token in refused)
        {
            var answer = await hall.CreateAsync(await hall.VisitorAsync(), ["A-1-1"], pass: token);

            Assert.Equal((token, 403, "NOT_READY"), (token, answer.Status, answer.Code()));
        }

        Assert.Equal("ready", (await platform.FollowAsync(guest)).Status());
    }

    [Fact]
    public async Task Does_not_give_one_accounts_pass_to_another()
    {
        var hall = await OpenAsync();
        var inside = await hall.VisitorAsync();
        var token = (await platform.JoinAsync(hall.Id, inside)).Token();

        var stolen = await hall.CreateAsync(await hall.VisitorAsync(), ["A-1-1"], pass: token);

        Assert.Equal((403, "NOT_READY"), (stolen.Status, stolen.Code()));
        Assert.Equal(201, (await hall.CreateAsync(inside, ["A-1-1"], pass: token)).Status);
    }

    [Fact]
    public async Task Uses_no_pass_up_for_a_wish_that_is_refused_anyway()
    {
        var hall = await OpenAsync();
        var guest = await platform.JoinAsNobodyAsync(hall.Id);

        await hall.CreateAsync(await hall.VisitorAsync(), ["A-9-9"], pass: guest);
        await hall.CreateAsync(await hall.VisitorAsync(), ["A-1-1", "A-1-1"], pass: guest);

        Assert.Equal("ready", (await platform.FollowAsync(guest)).Status());
    }

    private Task<Hall> OpenAsync() =>
        Hall.OpenAsync(platform, new JsonObject { ["threshold"] = 1, ["ratePerSecond"] = 50 });

    private static Task<Answer> CheckAsync(Hall hall, string token) =>
        hall.PostAsync(token, $"/api/v1/queue/check/{hall.Id}");
}
