using Microsoft.Extensions.Time.Testing;
using Serverless.Adapters.Tests.Platform.Redis;
using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;
using Serverless.Domain.Sales;
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

    private static readonly UserId Ada = new("ada");
    private static readonly UserId Bob = new("bob");

    private enum Purchase
    {
        Seats,
        Tickets,
        SeatsThenRefund,
        TicketsThenRefund,
    }

    [ContractFact]
    public Task Never_sells_a_seat_twice_wherever_a_purchase_is_killed() => KillEverywhereAsync(Purchase.Seats);

    [ContractFact]
    public Task Never_sells_a_ticket_twice_wherever_a_purchase_is_killed() => KillEverywhereAsync(Purchase.Tickets);

    [ContractFact]
    public Task Never_keeps_money_without_a_seat_wherever_a_refund_is_killed() =>
        KillEverywhereAsync(Purchase.SeatsThenRefund);

    [ContractFact]
    public Task Never_keeps_money_without_a_ticket_wherever_a_refund_is_killed() =>
        KillEverywhereAsync(Purchase.TicketsThenRefund);

    private async Task KillEverywhereAsync(Purchase command)
    {
        foreach (var scenario in Scenarios)
        {
            await KillEverywhereAsync(command, scenario);
        }
    }

    private async Task KillEverywhereAsync(Purchase command, string scenario)
    {
        foreach (var afterEffect in (bool[])[false, true])
        {
            foreach (var redisForgets in (bool[])[false, true])
            {
                foreach (var rivalWaits in (bool[])[false, true])
                {
                    var step = 1;
                    while (await IsCutAsync(
                        command, scenario, new CrashInjector(step, afterEffect), redisForgets, rivalWaits))
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
        Purchase command, string scenario, CrashInjector crashInjector, bool redisForgets, bool rivalWaits)
    {
        var documents = new InMemoryDocuments();
        var whole = SaleFixture.Open(await TestRedis.OpenAsync(kind), documents, new SaleFixture.Options
        {
            SeatRows = 1,
            TicketQuantities = [2],
        });
        var doomed =
            whole.Restart(crashInjector.Around(documents), whole.Settings with { AroundHolds = crashInjector.Around });
        var journey = new Journey(command, scenario);

        try
        {
            await journey.GoOnAsync(doomed);
        }
        catch (ProcessKilledException)
        {
            // What the visitor was told before stands; the rest is up to those who come after.
        }

        Assert.Empty((await whole.AuditAsync()).FindViolations());

        if (redisForgets)
        {
            await whole.EmptyRedisAsync();
        }

        var survivor = whole.Restart(documents, whole.Settings);

        if (rivalWaits)
        {
            await new Journey(command, PaymentScenarios.Approve, Bob).GoOnAsync(survivor);
        }

        await journey.GoOnAsync(survivor);
        await AssertSettledAsync(survivor, documents, journey);

        return crashInjector.HasFallen;
    }

    private static async Task AssertSettledAsync(SaleFixture fixture, InMemoryDocuments documents, Journey journey)
    {
        for (var day = 1; day <= 3; day++)
        {
            var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow().AddDays(day));
            var later = fixture.Restart(documents, fixture.Settings with { Clock = clock });
            await later.Recovery.ExecuteAsync(default);
        }

        var books = await fixture.AuditAsync();
        Assert.Empty(books.FindViolations().Concat(books.FindLeftovers()));
        Assert.Equal(0, books.SeatsSoldTwice);
        Assert.Empty(await fixture.Sales.ListDueAsync(
            fixture.Performance.Id.Tag, TimeProvider.System.GetUtcNow().AddDays(9), 100, default));

        foreach (var (id, told) in journey.Told)
        {
            var sale = await fixture.Sales.FindAsync(id, default);
            Assert.Equal(told, sale?.Value.Reservation.State);
        }
    }

    /// <summary>What one visitor wants, as far as they know how far they got; each call goes on from there.</summary>
    private sealed class Journey(Purchase command, string scenario, UserId? user = null)
    {
        private const int TriesMax = 4;

        private readonly UserId _user = user ?? Ada;
        private Reservation? _held;

        /// <summary>What the visitor was told last about each reservation, by an answer that arrived.</summary>
        public Dictionary<ReservationId, ReservationState> Told { get; } = [];

        public async Task GoOnAsync(SaleFixture fixture)
        {
            var hold = _held is null ? await HoldAsync(fixture) : _held;

            if (hold.IsError)
            {
                return;
            }

            _held = hold.Value;

            if (await ConfirmAsync(fixture, _held) && command is Purchase.SeatsThenRefund or Purchase.TicketsThenRefund)
            {
                // From the moment it is asked until it is answered, the visitor knows nothing.
                Told.Remove(_held.Id);
                var cancelled = await fixture.CancelAsync(_user, _held.Id);

                if (!cancelled.IsError)
                {
                    Told[_held.Id] = ReservationState.Cancelled;
                }
            }
        }

        private Task<Result<Reservation>> HoldAsync(SaleFixture fixture) =>
            command is Purchase.Seats or Purchase.SeatsThenRefund
                ? fixture.HoldAsync(_user, 0, 1)
                : fixture.HoldTicketsAsync(_user, 0, 2);

        private async Task<bool> ConfirmAsync(SaleFixture fixture, Reservation held)
        {
            for (var i = 0; i < TriesMax; i++)
            {
                await fixture.PayAsync(held, scenario);
                var sale = await fixture.ConfirmAsync(held);

                if (!sale.IsError)
                {
                    Told[held.Id] = ReservationState.Confirmed;

                    return true;
                }

                if (sale.Error.Kind is not ErrorKind.Unavailable)
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
