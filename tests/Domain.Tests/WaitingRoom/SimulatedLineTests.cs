using Microsoft.Extensions.Time.Testing;
using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Domain.WaitingRoom;
using Serverless.Fakes.Platform;
using Serverless.Fakes.WaitingRoom;

namespace Serverless.Domain.Tests.WaitingRoom;

/// <summary>Scores the estimated waits of a simulated line against what then happened.</summary>
public sealed class SimulatedLineTests
{
    private const int Seconds = 3_600;
    private const int Capacity = 40;
    private const double MeanStaySeconds = 80;

    private static readonly WaitingRoomPolicy Policy = new() { SilentSeconds = 3_600, PassSeconds = 3_600 };

    private readonly FakeTimeProvider _clock = new(Moments.Noon);
    private readonly Random _random = new(11);
    private readonly InMemoryWaitingQueue _queue;
    private readonly QueueSettings _settings =
        new(new PerformanceTag(1), DateTimeOffset.UnixEpoch, new QueueRules(Capacity, AdmissionsPerSecond: 5));

    private readonly PriorityQueue<UserId, DateTimeOffset> _leaving = new();
    private readonly Dictionary<UserId, (DateTimeOffset At, TimeSpan Estimate)> _told = [];
    private readonly List<double> _ratios = [];

    public SimulatedLineTests() => _queue = new InMemoryWaitingQueue(Policy, _clock, _ => 0.5);

    [Theory]
    [InlineData(1.0)]
    [InlineData(0.6)]
    public async Task Half_of_the_estimates_are_wrong_by_less_than_a_quarter(double arrivalsPerSecond)
    {
        for (var second = 0; second < Seconds; second++)
        {
            await ArriveAsync(arrivalsPerSecond, second);
            await LeaveAsync();
            _clock.Advance(TimeSpan.FromSeconds(1));
            Count((await _queue.AdvanceAsync(_settings, default)).Admitted);
        }

        var errors = _ratios.Select(ratio => Math.Abs(Math.Log(ratio))).Order().ToArray();
        Assert.InRange(_ratios.Count, 500, int.MaxValue);
        Assert.InRange(Math.Exp(errors[errors.Length / 2]), 1, 1.25);
    }

    private async Task ArriveAsync(double perSecond, int second)
    {
        if (_random.NextDouble() < perSecond)
        {
            var user = new UserId($"v{second}");
            var entry = (await _queue.EnterAsync(_settings, user, default)).Entry;

            if (entry.State is QueueEntryState.Admitted)
            {
                Stay(user);
            }
            else if (entry.EstimatedWait is { } estimate)
            {
                _told[user] = (_clock.GetUtcNow(), estimate);
            }
        }
    }

    private async Task LeaveAsync()
    {
        while (_leaving.TryPeek(out var user, out var at) && at <= _clock.GetUtcNow())
        {
            _leaving.Dequeue();
            await _queue.LeaveAsync(_settings, user, default);
        }
    }

    private void Count(IReadOnlyList<UserId> admitted)
    {
        foreach (var user in admitted)
        {
            Stay(user);

            if (_told.Remove(user, out var told))
            {
                var real = Math.Max(1, (_clock.GetUtcNow() - told.At).TotalSeconds);
                _ratios.Add(Math.Max(1, told.Estimate.TotalSeconds) / real);
            }
        }
    }

    private void Stay(UserId user) => _leaving.Enqueue(
        user, _clock.GetUtcNow() + TimeSpan.FromSeconds(-MeanStaySeconds * Math.Log(1 - _random.NextDouble())));
}
