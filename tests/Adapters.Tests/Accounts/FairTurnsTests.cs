using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;
using Serverless.Adapters.Accounts;
using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;

namespace Serverless.Adapters.Tests.Accounts;

/// <summary>
/// A flood from one origin does not keep the others waiting, and never more turns are taken than there are.
/// </summary>
public sealed class FairTurnsTests
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);
    private static readonly Origin Flooder = new("a203.0.113.1");
    private static readonly Origin Honest = new("a203.0.113.2");

    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public async Task An_honest_origin_waits_for_one_turn_of_a_flooder()
    {
        var turns = Turns(waitingOfOneMax: 1_000);
        await turns.TakeAsync(Flooder, Long, default);
        var flood = Enumerable.Range(0, 500).Select(_ => turns.TakeAsync(Flooder, Long, default)).ToArray();
        var honest = turns.TakeAsync(Honest, Long, default);

        turns.End();
        await flood[0];
        Assert.False(honest.IsCompleted);
        turns.End();

        await honest;
        Assert.Equal(1, flood.Count(turn => turn.IsCompleted));
    }

    [Fact]
    public async Task Waiting_origins_take_turns_one_after_another()
    {
        var turns = Turns();
        await turns.TakeAsync(Flooder, Long, default);
        var origins = Enumerable.Range(0, 3).Select(number => new Origin($"a{number}")).ToArray();
        var waiting = origins.SelectMany(origin => Enumerable.Repeat(origin, 3))
            .Select(origin => (Origin: origin, Turn: turns.TakeAsync(origin, Long, default))).ToList();
        var order = new List<Origin>();

        while (waiting.Count > 0)
        {
            turns.End();
            var taken = await Task.WhenAny(waiting.Select(one => one.Turn));
            order.Add(waiting.Single(one => one.Turn == taken).Origin);
            waiting.RemoveAll(one => one.Turn == taken);
        }

        Assert.Equal([.. origins, .. origins, .. origins], order);
    }

    [Fact]
    public async Task Refuses_what_one_origin_and_all_origins_may_not_have_waiting()
    {
        var turns = Turns(waitingOfOneMax: 2, waitingMax: 3);
        await turns.TakeAsync(Flooder, Long, default);
        _ = turns.TakeAsync(Flooder, Long, default);
        _ = turns.TakeAsync(Flooder, Long, default);

        await Assert.ThrowsAsync<DependencyUnavailableException>(() => turns.TakeAsync(Flooder, Long, default));
        var honest = turns.TakeAsync(Honest, Long, default);
        await Assert.ThrowsAsync<DependencyUnavailableException>(() => turns.TakeAsync(new("a9"), Long, default));

        Assert.False(honest.IsCompleted);
        Assert.Equal(3, turns.Waiting);
    }

    [Fact]
    public async Task Work_that_no_client_asked_for_has_no_limit_of_its_own()
    {
        var turns = Turns(waitingOfOneMax: 1);
        await turns.TakeAsync(default, Long, default);

        var waiting = Enumerable.Range(0, 5).Select(_ => turns.TakeAsync(default, Long, default)).ToArray();

        Assert.All(waiting, turn => Assert.False(turn.IsCompleted));
    }

    [Fact]
    public async Task The_end_of_a_wait_frees_its_place()
    {
        var turns = Turns(waitingOfOneMax: 1);
        using var cancelled = new CancellationTokenSource();
        await turns.TakeAsync(Flooder, Long, default);
        var given = turns.TakeAsync(Flooder, Long, cancelled.Token);
        var late = turns.TakeAsync(Honest, TimeSpan.FromSeconds(5), default);

        await cancelled.CancelAsync();
        _clock.Advance(TimeSpan.FromSeconds(5));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);
        await Assert.ThrowsAsync<DependencyUnavailableException>(() => late);
        Assert.Equal(0, turns.Waiting);
        turns.End();
        await turns.TakeAsync(Honest, Long, default);
    }

    // Many threads take, give up and end turns at the same time.
    [Fact]
    public async Task Turns_are_never_lost_and_never_more_than_there_are()
    {
        const int AtOnce = 3;
        var turns = new FairTurns(AtOnce, 50, 1_000, TimeProvider.System);
        var (running, most) = (0, 0);
        var results = new ConcurrentBag<bool>();

        await Task.WhenAll(Enumerable.Range(0, 2_000).Select(number => Task.Run(async () =>
        {
            using var gone = new CancellationTokenSource();

            try
            {
                var turn = turns.TakeAsync(new Origin($"a{number % 7}"), Long, gone.Token);

                if (number % 3 == 0)
                {
                    await gone.CancelAsync();
                }

                await turn;
            }
            catch (Exception exception) when (exception is OperationCanceledException or DependencyUnavailableException)
            {
                results.Add(false);

                return;
            }

            InterlockedMax(ref most, Interlocked.Increment(ref running));
            await Task.Yield();
            Interlocked.Decrement(ref running);
            turns.End();
            results.Add(true);
        })));

        Assert.Equal(2_000, results.Count);
        Assert.InRange(most, 1, AtOnce);
        Assert.Equal(0, turns.Waiting);

        // All turns are there again.
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => turns.TakeAsync(Honest, Long, default)));
        Assert.False(turns.TakeAsync(Honest, Long, default).IsCompleted);
    }

    private FairTurns Turns(int waitingOfOneMax = 32, int waitingMax = 1_000) =>
        new(1, waitingOfOneMax, waitingMax, _clock);

    private static void InterlockedMax(ref int most, int value)
    {
        var known = Volatile.Read(ref most);

        while (value > known)
        {
            known = Interlocked.CompareExchange(ref most, value, known);
        }
    }
}
