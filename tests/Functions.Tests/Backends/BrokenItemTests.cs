using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Serverless.Adapters.Platform.Documents;
using Serverless.Adapters.Sales;
using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Http;
using Serverless.Domain.Platform;
using Serverless.Domain.Sales;
using Serverless.Domain.WaitingRoom;
using Serverless.Fakes.Platform;
using Serverless.Functions.Tests.Catalogue;
using Serverless.Functions.Tests.Sales;
using Serverless.Functions.Tests.Tickets;
using StackExchange.Redis;

namespace Serverless.Functions.Tests.Backends;

/// <summary>
/// Every timer with one broken item among good ones, on the real store and Redis: the good ones are done, the broken
/// one is passed over.
/// </summary>
public sealed class BrokenItemTests : IAsyncLifetime
{
    private readonly BackendPlatform _platform = new(passesWithoutRedis: false)
    {
        Settings =
        [
            new("Seats:HoldSeconds", "1"), new("Payments:LateSeconds", "0"), new("Payments:RecoverySeconds", "1"),
            new("Payments:RecoveriesMax", "1"), new("Catalogue:FreshMilliseconds", "50"),
        ],
    };

    private ConnectionMultiplexer? _redis;

    private IDatabase Redis => _redis!.GetDatabase();

    public async Task InitializeAsync()
    {
        await _platform.InitializeAsync();
        _redis = await ConnectionMultiplexer.ConnectAsync(_platform.Redis.ConnectionString);
    }

    public async Task DisposeAsync()
    {
        await _redis!.DisposeAsync();
        await _platform.DisposeAsync();
    }

    [RedisInstalledFact]
    public async Task Expired_holds_are_announced_although_one_event_is_broken()
    {
        var events = await OpenAsync();

        foreach (var one in events)
        {
            Assert.Equal(201, (await one.HoldAsync(await one.UserAsync(), one.Seats[0])).Status);
        }

        await BreakAsync($"seats:{{{events[0].Tag}}}:expiry");

        await UntilAsync<ExpireHolds>(
            timer => timer.ExecuteAsync(default),
            messages => messages.OfType<SeatsReleased>().Select(message => message.Performance),
            events[1..]);
    }

    [RedisInstalledFact]
    public async Task Visitors_are_admitted_although_one_queue_is_broken()
    {
        var events = await OpenAsync(new JsonObject { ["threshold"] = 1, ["ratePerSecond"] = 50 });

        foreach (var one in events)
        {
            var first = await one.UserAsync();
            await one.PostAsync(first, $"/api/v1/queue/check/{one.Id}");
            await one.PostAsync(await one.UserAsync(), $"/api/v1/queue/check/{one.Id}");
            await one.PostAsync(first, $"/api/v1/queue/leave/{one.Id}");
        }

        await BreakAsync($"queue:{{{events[0].Tag}}}:waiting");

        await UntilAsync<AdmitVisitors>(
            timer => timer.ExecuteAsync(default),
            messages => messages.OfType<VisitorAdmitted>().Select(message => message.Performance),
            events[1..]);
    }

    [RedisInstalledFact]
    public async Task States_are_updated_although_one_event_is_broken()
    {
        var events = await OpenAsync(ticketsOnly: true);

        foreach (var one in events)
        {
            var token = await one.UserAsync();
            var held = (await one.OrderAsync(token, (one.Standing, 1), (one.Vip, 1))).Body.GetProperty("reservation");
            await one.CreateIntentAsync(token, held.Id(), held.GetProperty("totalAmount").GetInt64());
            Assert.Equal(200, (await one.ConfirmAsync(token, held.Id())).Status);
        }

        await BreakAsync($"stock:{{{events[0].Tag}}}:left");

        await UntilAsync<UpdatePerformanceStates>(
            timer => timer.ExecuteAsync(default),
            messages => messages.OfType<PerformanceStateChanged>().Select(message => message.Performance),
            events[1..]);
    }

    [RedisInstalledFact]
    public async Task Sales_are_recovered_although_the_oldest_one_and_one_event_are_broken()
    {
        var (broken, good) = (await EventFixture.OpenAsync(_platform), await EventFixture.OpenAsync(_platform));
        await PayAsync(broken, 0);
        var oldest = await PayAsync(good, 0);
        var next = await PayAsync(good, 1);
        await SaveAsync(SaleKeys.Of(TagOf(broken)), "todo:000000000000001:not-an-id");
        await SaveAsync(SaleKeys.Of(TagOf(good)), SaleKeys.Sale(oldest));
        await SaveAsync(SaleKeys.Open, "p-none");
        var sales = _platform.Platform.Services.GetRequiredService<ISales>();

        await Eventually.IsTrueAsync(
            async () =>
            {
                await _platform.Platform.Services.GetRequiredService<RecoverSales>().ExecuteAsync(default);

                var sale = (await sales.FindAsync(next, default))!.Value.Value;

                return sale is { Reservation.State: ReservationState.Expired, RecoverAt: null };
            },
            "the sale behind the broken one is recovered");
    }

    [RedisInstalledFact]
    public async Task Responses_are_purged_although_one_part_is_broken()
    {
        var day = TimeProvider.System.GetUtcNow().AddDays(-10).ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        var (broken, good) = (
            new DocumentPartition("kept-answers", $"{day}-0"), new DocumentPartition("kept-answers", $"{day}-1"));
        await SaveAsync(broken, "old");
        await SaveAsync(good, "old");
        _platform.Documents.BrokenPartition = broken;

        await _platform.Platform.Services.GetRequiredService<PurgeResponses>().ExecuteAsync(default);

        Assert.Null(await _platform.Documents.FindAsync(good, "old", default));
    }

    [RedisInstalledFact]
    public async Task Film_tickets_are_issued_and_listed_beside_a_broken_one()
    {
        var ids = await _platform.IssueAsync(quantity: 3);
        await SaveAsync(new DocumentPartition("tickets", "all"), $"ticket:{Guid.Parse(ids[0]):N}");

        var refunds = Enumerable.Range(0, 20).Select(_ => _platform.RefundAsync(ids[0])).ToArray();
        var issues = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _platform.IssueAsync()));
        var listed = await _platform.GetAsync("/tickets?limit=100");

        Assert.All(await Task.WhenAll(refunds), refund => Assert.Equal(500, refund.Status));
        Assert.All(issues, issued => Assert.Single(issued));
        Assert.Equal(200, listed.Status);
        Assert.DoesNotContain(ids[0], listed.Text, StringComparison.Ordinal);
        Assert.Contains(ids[1], listed.Text, StringComparison.Ordinal);
    }

    private async Task<EventFixture[]> OpenAsync(JsonObject? queue = null, bool ticketsOnly = false) =>
    [
        await OpenOneAsync(queue, ticketsOnly), await OpenOneAsync(queue, ticketsOnly),
        await OpenOneAsync(queue, ticketsOnly),
    ];

    private async Task<EventFixture> OpenOneAsync(JsonObject? queue, bool ticketsOnly)
    {
        if (!ticketsOnly)
        {
            return await EventFixture.OpenAsync(_platform, queue?.DeepClone().AsObject());
        }

        var command = CatalogueCalls.Event(CatalogueCalls.Word());
        command["ticketTypes"] = new JsonArray(
            CatalogueCalls.Type("Standing", 50_000, 1), CatalogueCalls.Type("VIP", 90_000, 1));

        return new EventFixture(_platform, await _platform.PublishAsync(command), []);
    }

    // A key of another type than every script expects.
    private async Task BreakAsync(string key)
    {
        await Redis.KeyDeleteAsync(key);
        await Redis.SetAddAsync(key, "x");
        await Redis.KeyExpireAsync(key, TimeSpan.FromHours(1));
    }

    private Task<CommitResult> SaveAsync(DocumentPartition partition, string id) => _platform.Documents.CommitAsync(
        partition, [new DocumentWrite.Upsert(id, "{"u8.ToArray())], default);

    private async Task<ReservationId> PayAsync(EventFixture fixture, int seat)
    {
        var token = await _platform.IssueAsync(AccountRole.User);
        var held = (await fixture.HoldAsync(token, fixture.Seats[seat])).Body.GetProperty("reservation");
        var intent = await fixture.CreateIntentAsync(
            token, held.Id(), held.GetProperty("totalAmount").GetInt64(), "approve");
        Assert.True(intent.Status is 200 or 201 or 202, intent.Text);

        return new ReservationId(Guid.Parse(held.Id()));
    }

    private static PerformanceTag TagOf(EventFixture fixture) => new PerformanceId(Guid.Parse(fixture.Id)).Tag;

    private async Task UntilAsync<T>(
        Func<T, Task<IReadOnlyList<LiveMessage>>> run,
        Func<IReadOnlyList<LiveMessage>, IEnumerable<PerformanceId>> announced,
        EventFixture[] expected)
        where T : notnull
    {
        var seen = new HashSet<string>();
        await Eventually.IsTrueAsync(
            async () =>
            {
                var messages = await run(_platform.Platform.Services.GetRequiredService<T>());
                seen.UnionWith(announced(messages).Select(performance => performance.ToString()));

                return seen.IsSupersetOf(expected.Select(one => one.Id));
            },
            "the good items are done");
    }
}
