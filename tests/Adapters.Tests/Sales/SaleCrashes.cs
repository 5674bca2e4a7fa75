using Microsoft.Extensions.Time.Testing;
using Serverless.Adapters.Tests.Platform.Redis;
using Serverless.Domain.Accounts;
using Serverless.Domain.Payments;
using Serverless.Domain.Platform;
using Serverless.Domain.Reservations;
using Serverless.Local.Processes;

namespace Serverless.Adapters.Tests.Sales;

/// <summary>
/// Kills the process at every single step of a purchase and of a refund, before and after the step's effect, with and
/// without Redis forgetting everything at that moment, with and without a rival waiting for the same seats.
/// </summary>
public abstract class SaleCrashes(RedisKind kind)
{
    /// <summary>No purchase has more steps; reaching it means the test is not cutting what it should.</summary>
    private const int StepsMax = 60;

    private static readonly string[] Scenarios =
    [
        PaymentScenarios.Approve, PaymentScenarios.AnswerLost, PaymentScenarios.CaptureStalls,
        PaymentScenarios.CaptureRefused, PaymentScenarios.RefundStalls, PaymentScenarios.Duplicate,
    ];

    private static readonly VisitorId Ada = new("ada");
    private static readonly VisitorId Bob = new("bob");

    private enum Wish
    {
        Seats,
        Tickets,
        SeatsThenRefund,
        TicketsThenRefund,
    }

    [ContractFact]
    public Task Never_sells_a_seat_twice_wherever_a_purchase_is_killed() => KillEverywhereAsync(Wish.Seats);

    [ContractFact]
    public Task Never_sells_a_ticket_twice_wherever_a_purchase_is_killed() => KillEverywhereAsync(Wish.Tickets);

    [ContractFact]
    public Task Never_keeps_money_without_a_seat_wherever_a_refund_is_killed() =>
        KillEverywhereAsync(Wish.SeatsThenRefund);

    [ContractFact]
    public Task Never_keeps_money_without_a_ticket_wherever_a_refund_is_killed() =>
        KillEverywhereAsync(Wish.TicketsThenRefund);

    private async Task KillEverywhereAsync(Wish wish)
    {
        foreach (var scenario in Scenarios)
        {
            await KillEverywhereAsync(wish, scenario);
        }
    }

    private async Task KillEverywhereAsync(Wish wish, string scenario)
    {
        foreach (var afterEffect in (bool[])[false, true])
        {
            foreach (var redisForgets in (bool[])[false, true])
            {
                foreach (var rivalWaits in (bool[])[false, true])
                {
                    var step = 1;
                    while (await IsCutAsync(
                        wish, scenario, new Guillotine(step, afterEffect), redisForgets, rivalWaits))
                    {
                        Assert.True(++step < StepsMax);
                    }

                    Assert.True(step > 5, "A purchase has more steps than that.");
                }
            }
        }
    }

    /// <summary>False when the history ended before the guillotine's step came.</summary>
    private async Task<bool> IsCutAsync(
        Wish wish, string scenario, Guillotine guillotine, bool redisForgets, bool rivalWaits)
    {
        var documents = new InMemoryDocuments();
        var whole = Theatre.Open(await TestRedis.OpenAsync(kind), documents, new Theatre.Options
        {
            SeatRows = 1,
            TicketQuantities = [2],
        });
        var doomed =
            whole.Restart(guillotine.Around(documents), whole.Settings with { AroundHolds = guillotine.Around });
        var journey = new Journey(wish, scenario);

        try
        {
            await journey.GoOnAsync(doomed);
        }
        catch (ProcessKilledException)
        {
            // What the visitor was told before stands; the rest is up to those who come after.
        }

        Assert.Empty((await whole.AuditAsync()).FindBreaches());

        if (redisForgets)
        {
            await whole.EmptyRedisAsync();
        }

        var survivor = whole.Restart(documents, whole.Settings);

        if (rivalWaits)
        {
            await new Journey(wish, PaymentScenarios.Approve, Bob).GoOnAsync(survivor);
        }

        await journey.GoOnAsync(survivor);
        await AssertSettledAsync(survivor, documents, journey);

        return guillotine.HasFallen;
    }

    private static async Task AssertSettledAsync(Theatre theatre, InMemoryDocuments documents, Journey journey)
    {
        for (var day = 1; day <= 3; day++)
        {
            var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow().AddDays(day));
            var later = theatre.Restart(documents, theatre.Settings with { Clock = clock });
            await later.FollowUp.ExecuteAsync(default);
        }

        var books = await theatre.AuditAsync();
        Assert.Empty(books.FindBreaches().Concat(books.FindLeftovers()));
        Assert.Equal(0, books.SeatsSoldTwice);
        Assert.Empty(await theatre.Sales.ListDueAsync(
            theatre.Performance.Id.Tag, TimeProvider.System.GetUtcNow().AddDays(9), 100, default));

        foreach (var (id, told) in journey.Told)
        {
            var sale = await theatre.Sales.FindAsync(id, default);
            Assert.Equal(told, sale?.Value.Reservation.State);
        }
    }

    /// <summary>What one visitor wants, as far as they know how far they got; each call goes on from there.</summary>
    private sealed class Journey(Wish wish, string scenario, VisitorId? visitor = null)
    {
        private const int TriesMax = 4;

        private readonly VisitorId _visitor = visitor ?? Ada;
        private Reservation? _held;

        /// <summary>What the visitor was told last about each reservation, by an answer that arrived.</summary>
        public Dictionary<ReservationId, ReservationState> Told { get; } = [];

        public async Task GoOnAsync(Theatre theatre)
        {
            var hold = _held is null ? await HoldAsync(theatre) : _held;

            if (hold.IsRefused)
            {
                return;
            }

            _held = hold.Value;

            if (await ConfirmAsync(theatre, _held) && wish is Wish.SeatsThenRefund or Wish.TicketsThenRefund)
            {
                // From the moment it is asked until it is answered, the visitor knows nothing.
                Told.Remove(_held.Id);
                var cancelled = await theatre.CancelAsync(_visitor, _held.Id);

                if (!cancelled.IsRefused)
                {
                    Told[_held.Id] = ReservationState.Cancelled;
                }
            }
        }

        private Task<Outcome<Reservation>> HoldAsync(Theatre theatre) =>
            wish is Wish.Seats or Wish.SeatsThenRefund
                ? theatre.HoldAsync(_visitor, 0, 1)
                : theatre.HoldTicketsAsync(_visitor, 0, 2);

        private async Task<bool> ConfirmAsync(Theatre theatre, Reservation held)
        {
            for (var i = 0; i < TriesMax; i++)
            {
                await theatre.PayAsync(held, scenario);
                var sale = await theatre.ConfirmAsync(held);

                if (!sale.IsRefused)
                {
                    Told[held.Id] = ReservationState.Confirmed;

                    return true;
                }

                if (sale.Refusal.Kind is not RefusalKind.Unavailable)
                {
                    return false;
                }
            }

            return false;
        }
    }
}

public sealed class SaleCrashesOnGarnet() : SaleCrashes(RedisKind.Garnet);

[OnRedisServer]
public sealed class SaleCrashesOnRedis() : SaleCrashes(RedisKind.Redis);
