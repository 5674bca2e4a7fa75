using System.Text;
using Serverless.Adapters.Flights;
using Serverless.Adapters.Platform.Redis;
using Serverless.Adapters.Tests.Platform.Redis;
using Serverless.Domain.Flights;
using Serverless.Domain.Platform;
using Serverless.Local.Processes;

namespace Serverless.Adapters.Tests.Flights;

public sealed class GarnetFlightResultsTests() : FlightResultsContract(RedisKind.Garnet);

[OnRedisServer]
public sealed class RedisServerFlightResultsTests() : FlightResultsContract(RedisKind.Redis);

public abstract class FlightResultsContract(RedisKind kind)
{
    private static readonly IdSource Ids = new(TimeProvider.System);
    private static readonly RedisCommand Probe = new("PTTL", "test");

    private static int LastDay;

    // Each test has a day of its own, because the tests share a Redis.
    private readonly FlightSchedule _schedule = Schedule(
        new DateOnly(2100, 1, 1).AddDays(Interlocked.Increment(ref LastDay)));

    private FlightResultKey Key => FlightResultKey.Of(_schedule.Flight.Route, _schedule.Date);

    [ContractFact]
    public async Task A_result_is_made_once_and_then_kept_for_its_lifetime()
    {
        var (one, other) = (await OpenAsync(), await OpenAsync());

        var made = await GetAsync(one, "[1]");
        var kept = await GetAsync(other, "[2]");
        var left = await LifetimeAsync();

        Assert.Equal(("[1]", "[1]"), (made, kept));
        Assert.InRange(left, TimeSpan.FromSeconds(290), TimeSpan.FromSeconds(300));
    }

    [ContractFact]
    public async Task A_result_without_a_lifetime_is_not_kept()
    {
        var results = await OpenAsync();

        Assert.Equal("[]", await GetAsync(results, "[]", TimeSpan.Zero));
        Assert.Equal("[2]", await GetAsync(results, "[2]"));
    }

    [ContractFact]
    public async Task A_change_removes_the_result()
    {
        var (one, other) = (await OpenAsync(), await OpenAsync());
        await GetAsync(one, "[1]");

        await other.InvalidateAsync([_schedule], default);

        Assert.Equal("[2]", await GetAsync(one, "[2]"));
        Assert.Equal("[2]", await GetAsync(other, "[3]"));
    }

    [ContractFact]
    public async Task A_result_that_was_computed_before_a_change_is_not_kept_after_it()
    {
        foreach (var wasKept in (bool[])[false, true])
        {
            var (one, other) = (await OpenAsync(), await OpenAsync());

            if (wasKept)
            {
                await other.InvalidateAsync([_schedule], default);
            }

            var computing = new TaskCompletionSource();
            var may = new TaskCompletionSource();
            var old = one.GetOrMakeAsync(
                Key,
                async _ =>
                {
                    computing.SetResult();
                    await may.Task;

                    return Result("[\"old\"]");
                },
                default).AsTask();
            await computing.Task;
            await other.InvalidateAsync([_schedule], default);

            // A caller that comes after the change does not share the older computation.
            var next = await GetAsync(one, "[\"new\"]");
            may.SetResult();
            await old;

            Assert.Equal("[\"new\"]", next);
            Assert.Equal("[\"new\"]", await GetAsync(other, "[\"third\"]"));
            await other.InvalidateAsync([_schedule], default);
        }
    }

    [ContractFact]
    public async Task Concurrent_callers_share_one_computation()
    {
        var results = await OpenAsync();
        var (began, may, count) = (new TaskCompletionSource(), new TaskCompletionSource(), 0);

        var callers = Enumerable.Range(0, 50).Select(_ => results.GetOrMakeAsync(
            Key,
            async _ =>
            {
                Interlocked.Increment(ref count);
                began.TrySetResult();
                await may.Task;

                return Result("[1]");
            },
            default).AsTask()).ToArray();
        await began.Task;
        await GetAsync(results, "[0]", key: FlightResultKey.Of(_schedule.Flight.Route, DateOnly.MaxValue));

        // As long as the first computation runs, no caller begins another one.
        Assert.Equal(1, Volatile.Read(ref count));
        may.SetResult();
        await Task.WhenAll(callers);
    }

    [ContractFact]
    public async Task A_failed_computation_is_not_kept()
    {
        var results = await OpenAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await results.GetOrMakeAsync(
            Key, _ => Task.FromException<FlightResult>(new InvalidOperationException()), default));

        Assert.Equal("[1]", await GetAsync(results, "[1]"));
    }

    [ContractFact]
    public async Task Only_a_discounted_schedule_is_on_the_lists_of_offers()
    {
        var results = await OpenAsync();
        var discounted = _schedule with { Discount = new ScheduleDiscount(new DiscountId(1), 10, default) };
        await results.InvalidateAsync([discounted], default);
        await GetAsync(results, "{\"a\":1}", key: FlightResultKey.Featured);
        await GetAsync(results, "{\"a\":1}", key: FlightResultKey.Promotions);

        await results.InvalidateAsync([_schedule], default);
        var before = await GetAsync(results, "{\"a\":2}", key: FlightResultKey.Featured);
        await results.InvalidateAsync([_schedule, discounted], default);

        Assert.Equal("{\"a\":1}", before);
        Assert.Equal("{\"a\":3}", await GetAsync(results, "{\"a\":3}", key: FlightResultKey.Featured));
        Assert.Equal("{\"a\":3}", await GetAsync(results, "{\"a\":3}", key: FlightResultKey.Promotions));
    }

    [Fact]
    public void Keys_name_route_and_day() =>
        Assert.Equal("flights:ICN:NRT:2026-12-01", FlightResultKey.Of(_schedule.Flight.Route, new(2026, 12, 1)).Value);

    private static FlightSchedule Schedule(DateOnly date) => new(
        new ScheduleId(1),
        new Flight(
            new FlightId("CJ101"), new Route(new AirportCode("ICN"), new AirportCode("NRT")), default, default),
        date,
        1,
        1);

    private async Task<RedisFlightResults> OpenAsync() => new(await TestRedis.OpenAsync(kind), Ids);

    private async Task<string> GetAsync(
        RedisFlightResults results, string made, TimeSpan? lifetime = null, FlightResultKey? key = null)
    {
        var body = await results.GetOrMakeAsync(
            key ?? Key, _ => Task.FromResult(Result(made, lifetime)), default);

        return Encoding.UTF8.GetString(body.Span);
    }

    private static FlightResult Result(string body, TimeSpan? lifetime = null) =>
        new(Encoding.UTF8.GetBytes(body), lifetime ?? TimeSpan.FromSeconds(300));

    private async Task<TimeSpan> LifetimeAsync() =>
        await Probe.RunAsync(
            await TestRedis.OpenAsync(kind), database => database.KeyTimeToLiveAsync(Key.Value), default)
        ?? TimeSpan.Zero;
}
