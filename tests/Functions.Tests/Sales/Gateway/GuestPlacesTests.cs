using System.Text.Json.Nodes;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Sales.Gateway;

/// <summary>The places of guests: bounded per address, and known by their token alone.</summary>
public sealed class GuestPlacesTests(AddressedPlatform platform) : IClassFixture<AddressedPlatform>
{
    private const string Attacker = "203.0.113.7";

    [Fact]
    public async Task A_flood_from_one_address_leaves_the_places_of_the_others()
    {
        var fixture = await OpenAsync(threshold: 20);

        var flood = await Task.WhenAll(
            Enumerable.Range(0, 60).Select(_ => platform.JoinFromAsync(Attacker, fixture.Id)));
        var honest = await Task.WhenAll(
            Enumerable.Range(1, 15).Select(i => platform.JoinFromAsync($"198.51.100.{i}", fixture.Id)));

        Assert.Equal(AddressedPlatform.GuestsMax, flood.Count(answer => answer.Status == 202));
        Assert.All(
            flood.Where(answer => answer.Status != 202),
            answer => Assert.Equal((429, "waiting-room.address-full"), (answer.Status, answer.Reason)));
        Assert.All(honest, answer => Assert.Equal(202, answer.Status));
        var states = await Task.WhenAll(honest.Select((answer, i) =>
            platform.ShowFromAsync($"198.51.100.{i + 1}", answer.Token())));
        Assert.Equal(10, states.Count(state => state.Status() == "ready"));
    }

    [Fact]
    public async Task An_address_at_its_limit_keeps_its_places_and_gets_a_new_one_for_one_that_is_given_up()
    {
        var fixture = await OpenAsync(threshold: 0);
        var tokens = new List<string>();

        for (var i = 0; i < AddressedPlatform.GuestsMax; i++)
        {
            tokens.Add((await platform.JoinFromAsync(Attacker, fixture.Id)).Token());
        }

        Assert.Equal(429, (await platform.JoinFromAsync(Attacker, fixture.Id)).Status);
        var again = await platform.JoinFromAsync(Attacker, fixture.Id, tokens[3]);
        Assert.Equal((202, tokens[3]), (again.Status, again.Token()));
        Assert.Equal(4, again.Body.GetProperty("position_hint").GetInt32());

        await platform.LeaveFromAsync(Attacker, tokens[0]);
        Assert.Equal(202, (await platform.JoinFromAsync(Attacker, fixture.Id)).Status);
        Assert.Equal(429, (await platform.JoinFromAsync(Attacker, fixture.Id)).Status);
    }

    [Fact]
    public async Task A_token_of_another_event_or_a_changed_one_gives_no_place()
    {
        var (fixture, other) = (await OpenAsync(threshold: 0), await OpenAsync(threshold: 0));
        var token = (await platform.JoinFromAsync(Attacker, other.Id)).Token();

        var foreign = await platform.JoinFromAsync(Attacker, fixture.Id, token);
        var changed = await platform.JoinFromAsync(Attacker, other.Id, token[..^1]);

        Assert.Equal((403, "waiting-room.foreign-token"), (foreign.Status, foreign.Reason));
        Assert.Equal((404, "waiting-room.unknown-token"), (changed.Status, changed.Reason));
    }

    [Fact]
    public async Task Tokens_of_both_contracts_bring_the_order_back_when_redis_lost_the_queue()
    {
        var fixture = await OpenAsync(threshold: 0);
        var first = (await platform.JoinFromAsync("198.51.100.1", fixture.Id)).Token();
        var ada = await fixture.UserAsync();
        var adasToken = (await fixture.CheckAsync(ada)).Body.GetProperty("queueToken").GetString()!;
        var last = (await platform.JoinFromAsync("198.51.100.3", fixture.Id)).Token();

        await platform.LoseQueueAsync(fixture.Id);
        var newcomer = (await platform.JoinFromAsync("198.51.100.4", fixture.Id)).Token();
        await platform.ShowFromAsync("198.51.100.3", last);
        var found = await CheckAsync(fixture, ada, adasToken);
        await platform.JoinFromAsync("198.51.100.1", fixture.Id, first);

        Assert.Equal(1, found.Body.GetProperty("position").GetInt32());
        Assert.Equal(1, await PositionAsync(first));
        Assert.Equal(2, (await fixture.CheckAsync(ada)).Body.GetProperty("position").GetInt32());
        Assert.Equal(3, await PositionAsync(last));
        Assert.Equal(4, await PositionAsync(newcomer));
    }

    private async Task<int> PositionAsync(string token) =>
        (await platform.ShowFromAsync(Attacker, token)).Body.GetProperty("position").GetInt32();

    private async Task<Answer> CheckAsync(EventFixture fixture, string user, string queueToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/queue/check/{fixture.Id}");
        request.Headers.Authorization = new("Bearer", user);
        request.Headers.Add("X-Queue-Token", queueToken);

        return await platform.Client.ReadAsync(request);
    }

    private Task<EventFixture> OpenAsync(int threshold) => EventFixture.OpenAsync(
        platform, new JsonObject { ["threshold"] = threshold, ["ratePerSecond"] = 1_000 });
}
