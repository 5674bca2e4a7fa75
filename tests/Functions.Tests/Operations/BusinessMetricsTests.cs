using System.Diagnostics;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Domain.Sales;
using Serverless.Domain.WaitingRoom;
using Serverless.Functions.Tests.Sales;

namespace Serverless.Functions.Tests.Operations;

/// <summary>The metrics of queues, holds, sales, messages and timers.</summary>
[Collection(ObservedTests.Name)]
public sealed partial class BusinessMetricsTests(ObservedPlatform platform)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Shows_waiting_time_and_queue_depth_of_each_event()
    {
        var fixture = await QueueAsync();

        var metrics = await platform.ReadMetricsAsync();

        Assert.Equal(1, metrics.Sum("queue_wait_time_seconds_count", ("event_id", fixture.Id)));
        Assert.Equal(1, metrics.Sum("queue_wait_time_seconds_bucket", ("event_id", fixture.Id), ("le", "+Inf")));
        Assert.Equal(1, metrics.Sum("queue_depth", ("event_id", fixture.Id), ("performance", fixture.Tag)));
    }

    [Fact]
    public async Task Shows_the_live_holds_found_by_the_expiry_run()
    {
        var fixture = await EventFixture.OpenAsync(platform);
        var token = await fixture.UserAsync();
        var held = (await fixture.HoldAsync(token, fixture.Seats[0], fixture.Seats[1])).Body
            .GetProperty("reservation");
        await fixture.OrderAsync(token, (fixture.Standing, 3));
        await fixture.BuyAsync(token, fixture.Seats[2]);

        var before = await ExpireAsync(fixture);
        await fixture.CancelAsync(token, held.GetProperty("id").GetString()!);
        var after = await ExpireAsync(fixture);

        Assert.Equal((2, 1), before);
        Assert.Equal((0, 1), after);
    }

    [Fact]
    public async Task Counts_a_repeated_hold_once()
    {
        var fixture = await EventFixture.OpenAsync(platform);
        var services = platform.Platform.Services;
        var user = new UserId("a-visitor");
        var idempotencySeed = new IdempotencySeed(0x1234567890ABCDEF, TimeProvider.System.GetUtcNow());
        var id = new PerformanceId(Guid.Parse(fixture.Id));
        using var counter = new MetricCounter("units_held_total");

        for (var i = 0; i < 3; i++)
        {
            var seats = await services.GetRequiredService<ReserveSeats>().ExecuteAsync(
                user,
                new ReserveSeatsCommand(id, [new SeatId(Guid.Parse(fixture.Seats[0]))]),
                idempotencySeed,
                default);
            var tickets = await services.GetRequiredService<ReserveTickets>().ExecuteAsync(
                user, id, [(new TicketTypeId(Guid.Parse(fixture.Standing)), 2)],
                idempotencySeed with { Bits = ~idempotencySeed.Bits }, default);
            Assert.Equal((null, null), (seats.Error, tickets.Error));
        }

        Assert.Equal(1 + 2, counter.Sum);
    }

    [Fact]
    public async Task Counts_returned_units_and_live_messages()
    {
        var fixture = await EventFixture.OpenAsync(platform);
        var token = await fixture.UserAsync();
        var bought = await fixture.BuyAsync(token, fixture.Seats[0], fixture.Seats[1]);
        var before = await platform.ReadMetricsAsync();

        var cancelled = await fixture.CancelAsync(token, bought.GetProperty("id").GetString()!);

        var after = await platform.ReadMetricsAsync();
        Assert.Equal(200, cancelled.Status);
        Assert.InRange(Increase("units_returned_total", before, after, ("kind", "seat")), 2, double.MaxValue);
        Assert.InRange(Increase("live_messages_total", before, after), 1, double.MaxValue);
    }

    [Fact]
    public async Task Counts_timer_runs_by_their_result()
    {
        (string, string)[] labels = [("function", "PurgeResponses"), ("status", "success")];
        var before = await platform.ReadMetricsAsync();

        var after = await UntilAsync(all => Increase("function_run_duration_seconds_count", before, all, labels) >= 1);

        Assert.InRange(Increase("function_run_duration_seconds_sum", before, after, labels), double.Epsilon, 60);
    }

    /// <summary>One admitted user leaves, and one of two waiting users is admitted.</summary>
    private async Task<EventFixture> QueueAsync()
    {
        var fixture = await EventFixture.OpenAsync(
            platform, new JsonObject { ["threshold"] = 1, ["ratePerSecond"] = 100 });
        var first = await fixture.UserAsync();

        foreach (var token in (string[])[first, await fixture.UserAsync(), await fixture.UserAsync()])
        {
            await fixture.PostAsync(token, $"/api/v1/queue/check/{fixture.Id}");
        }

        await fixture.PostAsync(first, $"/api/v1/queue/leave/{fixture.Id}");
        await platform.Platform.Services.GetRequiredService<AdmitVisitors>().ExecuteAsync(default);

        return fixture;
    }

    private async Task<(double Seats, double Tickets)> ExpireAsync(EventFixture fixture)
    {
        await platform.Platform.Services.GetRequiredService<ExpireHolds>().ExecuteAsync(default);
        var metrics = await platform.ReadMetricsAsync();

        return (Live("seat"), Live("ticket"));

        double Live(string kind) => metrics.Sum(
            "holds_live", ("event_id", fixture.Id), ("performance", fixture.Tag), ("kind", kind));
    }

    private async Task<MetricsText> UntilAsync(Func<MetricsText, bool> isEnough)
    {
        var timer = Stopwatch.StartNew();

        while (true)
        {
            var metrics = await platform.ReadMetricsAsync();

            if (isEnough(metrics) || timer.Elapsed > Patience)
            {
                return metrics;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }
    }

    private static double Increase(
        string name, MetricsText before, MetricsText after, params (string Name, string Value)[] labels) =>
        after.Sum(name, labels) - before.Sum(name, labels);
}
