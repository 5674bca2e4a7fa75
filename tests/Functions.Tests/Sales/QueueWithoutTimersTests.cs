using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;
using Serverless.Domain.WaitingRoom;
using Serverless.Fakes.Platform;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Sales;

/// <summary>No timer runs: queue requests to either of two instances advance the queue.</summary>
public sealed class QueueWithoutTimersTests(TwoInstances platform) : IClassFixture<TwoInstances>
{
    private const int Users = 30;
    private const int Threshold = 3;
    private const int Rate = 10;

    [Fact]
    public async Task Polling_alone_admits_the_queue_in_order_within_threshold_and_rate()
    {
        var fixture = await platform.OpenAsync(Threshold, Rate);
        var watch = Stopwatch.StartNew();
        var waiting = new List<(string Token, int Number)>();

        for (var number = 1 - Threshold; number <= Users; number++)
        {
            var token = await fixture.UserAsync();
            var path = $"/api/v1/queue/check/{fixture.Id}";
            CheckEntry(await SendAsync(HttpMethod.Post, path, token, number), number, watch);
            waiting.Add((token, number));
        }

        // Each user leaves right after admission, so that the next one can be admitted.
        await Eventually.IsTrueAsync(
            async () =>
            {
                var published = await Task.WhenAll(waiting.Select(async one => (
                    one.Token,
                    Entry: CheckEntry(
                        await SendAsync(
                            HttpMethod.Get,
                            $"/api/v1/queue/status/{fixture.Id}",
                            one.Token,
                            Stopwatch.GetTimestamp()),
                        one.Number,
                        watch))));
                var inside = published.Where(one => one.Entry.Status == "active").Select(one => one.Token).ToHashSet();
                await Task.WhenAll(inside.Select(token =>
                    fixture.PostAsync(token, $"/api/v1/queue/leave/{fixture.Id}")));
                waiting.RemoveAll(one => inside.Contains(one.Token));

                return waiting.Count == 0;
            },
            "every user was admitted");

        Assert.Equal(Users, await platform.ServedAsync(fixture));
    }

    [Fact]
    public async Task Concurrent_timers_and_polling_admit_each_visitor_once_in_order_with_one_message()
    {
        var fixture = await platform.OpenAsync(threshold: 1_000, Rate);
        var performance = new PerformanceId(Guid.Parse(fixture.Id));
        var names = Enumerable.Range(100, Users).Select(number => new UserId($"v{number}")).ToArray();
        var published = new ConcurrentQueue<IReadOnlyList<LiveMessage>>();
        IServiceProvider[] instances = [platform.Platform.Services, platform.Other.Services];
        var watch = Stopwatch.StartNew();
        var admittedAtOnce = new List<UserId>();

        foreach (var name in names)
        {
            var entered = await instances[0].GetRequiredService<CheckQueue>().ExecuteAsync(name, performance, default);
            published.Enqueue(entered.Value!.Messages);
            admittedAtOnce.AddRange(entered.Value.Result.State is QueueEntryState.Admitted ? [name] : []);
        }

        await Task.WhenAll(instances.SelectMany(services => new[] { TickAsync(services), PollAsync(services) }));

        var steps = published.Where(messages => messages.Count > 0)
            .OrderBy(messages => messages.OfType<QueueMoved>().Single().Queue.Version)
            .ToArray();
        var moved = steps.Select(messages => messages.OfType<QueueMoved>().Single().Queue.ServingNumber).ToArray();
        Assert.Equal(
            names.Except(admittedAtOnce),
            steps.SelectMany(step => step.OfType<VisitorAdmitted>()).Select(one => one.User));
        Assert.Equal(moved.Order().Distinct(), moved);
        Assert.Equal(names.Length - admittedAtOnce.Count, moved[^1]);
        Assert.InRange(names.Length, 0, Rate * (watch.Elapsed.TotalSeconds + 1));

        async Task TickAsync(IServiceProvider services)
        {
            while (!IsOver())
            {
                published.Enqueue(await services.GetRequiredService<AdmitVisitors>().ExecuteAsync(default));
            }
        }

        async Task PollAsync(IServiceProvider services)
        {
            while (!IsOver())
            {
                var shown = await services.GetRequiredService<ShowQueueStatus>()
                    .ExecuteAsync(names[^1], performance, default);
                published.Enqueue(shown.Value!.Messages);
            }
        }

        bool IsOver() => watch.Elapsed > Eventually.Limit
            || published.Sum(messages => messages.OfType<VisitorAdmitted>().Count()) + admittedAtOnce.Count
                >= names.Length;
    }

    private async Task<AnsweredEntry> SendAsync(HttpMethod method, string path, string token, long turn)
    {
        var answer = await platform.Clients[(int)((ulong)turn % 2)].SendAsync(method, path, token);
        Assert.Equal((200, ""), (answer.Status, answer.Status == 200 ? "" : answer.Text));

        return AnsweredEntry.Of(answer.Body);
    }

    /// <summary>Users with numbers up to 0 are admitted at once. The first queued user has number 1.</summary>
    private static AnsweredEntry CheckEntry(AnsweredEntry entry, int number, Stopwatch watch)
    {
        Assert.InRange(entry.CurrentUsers, 0, Threshold);
        Assert.InRange(entry.ServingNumber, 0, Rate * (watch.Elapsed.TotalSeconds + 1));

        if (entry.Status == "queued")
        {
            Assert.Equal(number, entry.ServingNumber + entry.Position);
        }
        else
        {
            Assert.Equal("active", entry.Status);
            Assert.InRange(entry.ServingNumber, Math.Max(0, number), Users);
        }

        return entry;
    }
}
