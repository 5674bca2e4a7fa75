using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;
using Serverless.Domain.WaitingRoom;
using Serverless.Fakes.Platform;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Sales;

/// <summary>The timers stopped for good: whoever asks at any of two instances moves the line.</summary>
public sealed class QueueWithoutTimersTests(TwoInstances platform) : IClassFixture<TwoInstances>
{
    private const int Users = 30;
    private const int Threshold = 3;
    private const int Rate = 10;

    [Fact]
    public async Task Polling_alone_brings_a_line_through_in_order_and_within_both_caps()
    {
        var eventFixture = await platform.OpenAsync(Threshold, Rate);
        var watch = Stopwatch.StartNew();
        var waiting = new List<(string Token, int Number)>();

        for (var number = 1 - Threshold; number <= Users; number++)
        {
            var token = await eventFixture.UserAsync();
            var path = $"/api/v1/queue/check/{eventFixture.Id}";
            Judge(await AskAsync(HttpMethod.Post, path, token, number), number, watch);
            waiting.Add((token, number));
        }

        // Each leaves as soon as they are inside, so that the next one fits.
        await Eventually.IsTrueAsync(
            async () =>
            {
                var told = await Task.WhenAll(waiting.Select(async one => (
                    one.Token,
                    Place: Judge(
                        await AskAsync(
                            HttpMethod.Get, $"/api/v1/queue/status/{eventFixture.Id}", one.Token, Stopwatch.GetTimestamp()),
                        one.Number,
                        watch))));
                var inside = told.Where(one => one.Place.Status == "active").Select(one => one.Token).ToHashSet();
                await Task.WhenAll(inside.Select(token => eventFixture.PostAsync(token, $"/api/v1/queue/leave/{eventFixture.Id}")));
                waiting.RemoveAll(one => inside.Contains(one.Token));

                return waiting.Count == 0;
            },
            "everybody was inside");

        Assert.Equal(Users, await platform.ServedAsync(eventFixture));
    }

    [Fact]
    public async Task Timers_and_questions_at_once_admit_each_visitor_once_in_order_and_tell_it_once()
    {
        var eventFixture = await platform.OpenAsync(threshold: 1_000, Rate);
        var performance = new PerformanceId(Guid.Parse(eventFixture.Id));
        var names = Enumerable.Range(100, Users).Select(number => new UserId($"v{number}")).ToArray();
        var told = new ConcurrentQueue<IReadOnlyList<LiveMessage>>();
        IServiceProvider[] instances = [platform.Platform.Services, platform.Other.Services];
        var watch = Stopwatch.StartNew();
        var walkedIn = new List<UserId>();

        foreach (var name in names)
        {
            var entered = await instances[0].GetRequiredService<CheckQueue>().ExecuteAsync(name, performance, default);
            told.Enqueue(entered.Value!.Messages);
            walkedIn.AddRange(entered.Value.Result.State is QueueEntryState.Admitted ? [name] : []);
        }

        await Task.WhenAll(instances.SelectMany(services => new[] { TickAsync(services), PollAsync(services) }));

        var steps = told.Where(messages => messages.Count > 0)
            .OrderBy(messages => messages.OfType<QueueMoved>().Single().Queue.Version)
            .ToArray();
        var moved = steps.Select(messages => messages.OfType<QueueMoved>().Single().Queue.ServingNumber).ToArray();
        Assert.Equal(
            names.Except(walkedIn), steps.SelectMany(step => step.OfType<VisitorAdmitted>()).Select(one => one.User));
        Assert.Equal(moved.Order().Distinct(), moved);
        Assert.Equal(names.Length - walkedIn.Count, moved[^1]);
        Assert.InRange(names.Length, 0, Rate * (watch.Elapsed.TotalSeconds + 1));

        async Task TickAsync(IServiceProvider services)
        {
            while (!IsOver())
            {
                told.Enqueue(await services.GetRequiredService<AdmitVisitors>().ExecuteAsync(default));
            }
        }

        async Task PollAsync(IServiceProvider services)
        {
            while (!IsOver())
            {
                var shown = await services.GetRequiredService<ShowQueueStatus>()
                    .ExecuteAsync(names[^1], performance, default);
                told.Enqueue(shown.Value!.Messages);
            }
        }

        bool IsOver() => watch.Elapsed > Eventually.Limit
            || told.Sum(messages => messages.OfType<VisitorAdmitted>().Count()) + walkedIn.Count >= names.Length;
    }

    private async Task<AnsweredEntry> AskAsync(HttpMethod method, string path, string token, long turn)
    {
        var answer = await platform.Clients[(int)((ulong)turn % 2)].SendAsync(method, path, token);
        Assert.Equal((200, ""), (answer.Status, answer.Status == 200 ? "" : answer.Text));

        return AnsweredEntry.Of(answer.Body);
    }

    /// <summary>Numbers up to zero walked in; after them, the line's first is one.</summary>
    private static AnsweredEntry Judge(AnsweredEntry place, int number, Stopwatch watch)
    {
        Assert.InRange(place.CurrentUsers, 0, Threshold);
        Assert.InRange(place.ServingNumber, 0, Rate * (watch.Elapsed.TotalSeconds + 1));

        if (place.Status == "queued")
        {
            Assert.Equal(number, place.ServingNumber + place.Position);
        }
        else
        {
            Assert.Equal("active", place.Status);
            Assert.InRange(place.ServingNumber, Math.Max(0, number), Users);
        }

        return place;
    }
}
