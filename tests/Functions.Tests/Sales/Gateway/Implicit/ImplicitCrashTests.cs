using Microsoft.Extensions.DependencyInjection;
using Serverless.Adapters.Platform.Documents;
using Serverless.Adapters.Platform.Redis;
using Serverless.Domain.Platform;
using Serverless.Fakes.Platform;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Sales.Gateway.Implicit;

/// <summary>
/// The process crashes between the steps that create an event and its seats, or Redis loses all its keys.
/// </summary>
public sealed class ImplicitCrashTests(CrashingImplicitPlatform platform) : IClassFixture<CrashingImplicitPlatform>
{
    private const long SeatPrice = 50_000;

    /// <summary>The first commit creates the event, the second its seats.</summary>
    [Theory]
    [InlineData(1, false)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    [InlineData(2, true)]
    public async Task A_retry_after_a_crash_holds_the_seats_once(int commit, bool afterEffect)
    {
        var (name, token) = (ImplicitPlatform.NewName(), await platform.UserAsync());
        var key = new IdSource(TimeProvider.System).Next().ToString();

        Assert.True(await CrashAsync(name, token, key, commit, afterEffect));
        var again = await Eventually.SucceedsAsync(
            () => platform.CreateAsync(token, name, ["A-12", "A-13"], key),
            answer => answer.Reason != "request.key-in-flight",
            "the key of the crashed request is released");
        var other = await platform.CreateAsync(await platform.UserAsync(), name, ["A-13"]);

        Assert.Equal(201, again.Status);
        Assert.Equal(name, again.Body.GetProperty("event_id").GetString());
        Assert.Equal((409, "seats.taken"), (other.Status, other.Reason));
        Assert.Equal(1, await CountAsync(new DocumentPartition("catalogue", "performances"), $"name:{name}"));
        Assert.Equal(2, await CountAsync(SeatsOf(again), "seat:"));
    }

    [Fact]
    public async Task Creating_and_holding_takes_two_commits()
    {
        var (name, token) = (ImplicitPlatform.NewName(), await platform.UserAsync());

        Assert.False(await CrashAsync(name, token, new IdSource(TimeProvider.System).Next().ToString(), 3, false));
    }

    [Fact]
    public async Task Sold_seats_stay_sold_after_Redis_loses_its_keys()
    {
        var (name, token) = (ImplicitPlatform.NewName(), await platform.UserAsync());
        var created = await platform.CreateAsync(token, name, ["A-1"]);
        var key = new IdSource(TimeProvider.System).Next().ToString();
        await platform.CreateIntentAsync(token, created.Reservation(), SeatPrice);
        var confirmed = await platform.ConfirmAsync(token, created.Reservation(), key);

        await EmptyRedisAsync();

        var other = await platform.CreateAsync(await platform.UserAsync(), name, ["A-2", "A-1"]);
        var free = await platform.CreateAsync(await platform.UserAsync(), name, ["A-2"]);
        var shown = await platform.ReadAsync(token, created.Reservation());
        var again = await platform.ConfirmAsync(token, created.Reservation(), key);

        Assert.Equal(200, confirmed.Status);
        Assert.Equal((409, "INVENTORY_CONFLICT"), (other.Status, other.Code()));
        Assert.Equal(["A-1"], other.Body.GetProperty("subjects").EnumerateArray().Select(seat => seat.GetString()));
        Assert.Equal(201, free.Status);
        Assert.Equal((name, "CONFIRMED"), (shown.Body.GetProperty("event_id").GetString(), shown.Status()));
        Assert.Equal("A-1", shown.Body.GetProperty("seat_ids")[0].GetString());
        Assert.Equal(confirmed.Text, again.Text);
    }

    private async Task<bool> CrashAsync(string name, string token, string key, int commit, bool afterEffect)
    {
        // The API description does not cover the response of a crashed process, so this client does not check it.
        using var client = new HttpClient { BaseAddress = platform.Platform.BaseAddress };
        platform.Documents.CrashAt(commit, afterEffect);

        try
        {
            await client.PostAsync(
                GatewayCalls.Create, GatewayCalls.Command(name, ["A-12", "A-13"]).ToJsonString(), token, key);

            return platform.Documents.HasCrashed;
        }
        finally
        {
            platform.Documents.Recover();
        }
    }

    private async Task EmptyRedisAsync()
    {
        var database = await platform.Platform.Services.GetRequiredService<RedisConnection>().OpenAsync(default);
        await database.ScriptEvaluateAsync("return redis.call('FLUSHALL')");
    }

    private async Task<int> CountAsync(DocumentPartition partition, string prefix) =>
        (await platform.Documents.ListAsync(partition, DocumentRange.Prefix(prefix), 100, default)).Documents.Count;

    private static DocumentPartition SeatsOf(Answer created)
    {
        var id = Guid.Parse(GatewayCalls.OtherId(created.Reservation()));
        Assert.True(new Domain.Sales.ReservationId(id).TryTag(out var tag));

        return new DocumentPartition("seat-names", tag.ToString());
    }
}
