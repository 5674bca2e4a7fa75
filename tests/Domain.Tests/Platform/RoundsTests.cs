using System.Diagnostics.Metrics;
using Microsoft.Extensions.Time.Testing;
using Serverless.Domain.Platform;
using Serverless.Fakes.Platform;

namespace Serverless.Domain.Tests.Platform;

/// <summary>How timers go through their items.</summary>
public sealed class RoundsTests
{
    private const int ItemCount = 5_000;

    private readonly FakeTimeProvider _clock = new(Moments.Noon);
    private readonly TestRounds _rounds;
    private readonly List<int> _visited = [];
    private readonly string _name = $"{nameof(RoundsTests)}-{Guid.CreateVersion7(TimeProvider.System.GetUtcNow())}";

    public RoundsTests() => _rounds = new TestRounds(_clock);

    [Fact]
    public async Task Five_runs_of_a_thousand_visit_each_of_five_thousand_items_once_and_start_again()
    {
        for (var run = 0; run < 5; run++)
        {
            await _rounds.Rounds.RunAsync(Round(Visit, itemsMax: 1_000), default);
        }

        Assert.Equal(Enumerable.Range(0, ItemCount), _visited);
        await _rounds.Rounds.RunAsync(Round(Visit, itemsMax: 1_000), default);
        Assert.Equal(Enumerable.Range(0, 1_000), _visited.Skip(ItemCount));
    }

    [Fact]
    public async Task Another_process_goes_on_where_the_last_one_stopped()
    {
        await _rounds.Rounds.RunAsync(Round(Visit, itemsMax: 1_000), default);
        await _rounds.Restart(_clock).RunAsync(Round(Visit, itemsMax: 1_000), default);

        Assert.Equal(Enumerable.Range(0, 2_000), _visited);
    }

    [Fact]
    public async Task A_cancelled_run_is_gone_on_with()
    {
        using var ends = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _rounds.Rounds.RunAsync(
            Round(item =>
            {
                Visit(item);

                if (item == 9)
                {
                    ends.Cancel();
                }
            }),
            ends.Token));
        await _rounds.Restart(_clock).RunAsync(Round(Visit), default);

        Assert.Equal(Enumerable.Range(0, ItemCount), _visited);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public async Task One_broken_item_stops_no_other_and_is_logged_once_until_its_pause_is_over(int parallelism)
    {
        void Work(int item)
        {
            if (item == 2_000)
            {
                throw new InvalidDataException("broken");
            }

            lock (_visited)
            {
                _visited.Add(item);
            }
        }

        await _rounds.Rounds.RunAsync(Round(Work, parallelism: parallelism), default);
        await _rounds.Rounds.RunAsync(Round(Work, parallelism: parallelism), default);

        Assert.Equal(2 * (ItemCount - 1), _visited.Count);
        Assert.Equal((_name, "2000"), (_rounds.Faults.Single().Work, _rounds.Faults.Single().Key));

        _clock.Advance(TimeSpan.FromSeconds(10));
        await _rounds.Rounds.RunAsync(Round(Work, parallelism: parallelism), default);
        Assert.Equal(2, _rounds.Faults.Count);
    }

    [Fact]
    public async Task A_mended_item_is_worked_on_again()
    {
        var isBroken = true;

        void Work(int item)
        {
            if (isBroken)
            {
                throw new InvalidDataException("broken");
            }

            Visit(item);
        }

        await _rounds.Rounds.RunAsync(Round(Work, count: 1), default);
        isBroken = false;
        _clock.Advance(TimeSpan.FromSeconds(10));
        await _rounds.Rounds.RunAsync(Round(Work, count: 1), default);

        Assert.Equal([0], _visited);
    }

    [Fact]
    public async Task A_backend_that_is_away_ends_the_run_and_the_next_run_goes_on_behind_it()
    {
        var isAway = true;
        var tried = 0;

        void Work(int item)
        {
            if (isAway && item >= 100)
            {
                tried++;

                throw new DependencyUnavailableException("away");
            }

            Visit(item);
        }

        await _rounds.Rounds.RunAsync(Round(Work), default);
        isAway = false;
        await _rounds.Rounds.RunAsync(Round(Work), default);

        Assert.InRange(tried, 1, 20);
        Assert.Equal(100 + ItemCount - 100 - tried, _visited.Count);
    }

    [Fact]
    public async Task A_run_that_can_do_nothing_fails() =>
        await Assert.ThrowsAsync<DependencyUnavailableException>(() => _rounds.Rounds.RunAsync(
            Round(_ => throw new DependencyUnavailableException("away")), default));

    [Fact]
    public async Task The_lag_grows_until_a_round_is_complete()
    {
        var lags = new List<double>();

        for (var run = 0; run < 6; run++)
        {
            await _rounds.Rounds.RunAsync(Round(Visit, itemsMax: 1_000), default);
            lags.Add(ReadLag());
            _clock.Advance(TimeSpan.FromSeconds(60));
        }

        // The fifth run ends the round that began at the start; the sixth begins the next.
        Assert.Equal([0, 60, 120, 180, 240, 300], lags);
    }

    [Fact]
    public async Task What_is_due_and_undone_counts_as_lag()
    {
        _rounds.Rounds.NoteDue(_name, Moments.Noon.AddSeconds(-90));
        await _rounds.Rounds.RunAsync(Round(Visit), default);

        Assert.Equal(90, ReadLag());
        await _rounds.Rounds.RunAsync(Round(Visit), default);
        Assert.Equal(0, ReadLag());
    }

    private void Visit(int item) => _visited.Add(item);

    private Round<int> Round(
        Action<int> work, int itemsMax = int.MaxValue, int parallelism = 1, int count = ItemCount)
    {
        static string KeyOf(int item) => $"{item}";

        return new Round<int>(
            _name,
            KeyOf,
            RoundPages.Of([.. Enumerable.Range(0, count)], KeyOf),
            (item, _) =>
            {
                work(item);

                return Task.CompletedTask;
            })
        {
            ItemsMax = itemsMax,
            ParallelismMax = parallelism,
        };
    }

    private double ReadLag()
    {
        var lag = double.NaN;
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (instrument.Name == "timer_lag_seconds")
            {
                listening.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<double>((_, value, labels, _) =>
        {
            if (labels[0].Value as string == _name)
            {
                lag = value;
            }
        });
        listener.Start();
        listener.RecordObservableInstruments();

        return lag;
    }
}
