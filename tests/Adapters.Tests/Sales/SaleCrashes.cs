using Microsoft.Extensions.Time.Testing;
using Serverless.Adapters.Tests.Platform.Redis;
using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;
using Serverless.Domain.Sales;
using Serverless.Local.Processes;

namespace Serverless.Adapters.Tests.Sales;

/// <summary>
/// Kills the process at every step of a purchase and of a refund, before and after the step's effect, with and without
/// Redis losing all data at that moment, with and without another buyer of the same seats.
/// </summary>
public abstract class SaleCrashes(RedisKind kind)
{
    /// <summary>No purchase has more steps; a test that reaches this limit crashes the wrong steps.</summary>
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
    public Task Never_sells_a_seat_twice_after_a_crash_at_any_purchase_step() => CrashAtEveryStepAsync(Purchase.Seats);

    [ContractFact]
    public Task Never_sells_a_ticket_twice_after_a_crash_at_any_purchase_step() =>
        CrashAtEveryStepAsync(Purchase.Tickets);

    [ContractFact]
    public Task Never_keeps_money_without_a_seat_after_a_crash_at_any_refund_step() =>
        CrashAtEveryStepAsync(Purchase.SeatsThenRefund);

    [ContractFact]
    public Task Never_keeps_money_without_a_ticket_after_a_crash_at_any_refund_step() =>
        CrashAtEveryStepAsync(Purchase.TicketsThenRefund);

    private async Task CrashAtEveryStepAsync(Purchase purchase)
    {
        foreach (var scenario in Scenarios)
        {
            await CrashAtEveryStepAsync(purchase, scenario);
        }
    }

    private async Task CrashAtEveryStepAsync(Purchase purchase, string scenario)
    {
        foreach (var afterEffect in (bool[])[false, true])
        {
            foreach (var isRedisEmptied in (bool[])[false, true])
            {
                foreach (var hasOtherBuyer in (bool[])[false, true])
                {
                    var step = 1;
                    while (await HasCrashedAsync(
                        purchase, scenario, new CrashInjector(step, afterEffect), isRedisEmptied, hasOtherBuyer))
                    {
                        Assert.True(++step < StepsMax);
                    }

                    Assert.True(step > 5, "A purchase has more steps than that.");
                }
            }
        }
    }

    /// <summary>Runs one purchase; false when it ended before the step of the crash.</summary>
    private async Task<bool> HasCrashedAsync(
        Purchase purchase, string scenario, CrashInjector crashInjector, bool isRedisEmptied, bool hasOtherBuyer)
    {
        var documents = new InMemoryDocuments();
        var intact = SaleFixture.Open(await TestRedis.OpenAsync(kind), documents, new SaleFixture.Options
        {
            SeatRows = 1,
            TicketQuantities = [2],
        });
        var crashing =
            intact.Restart(
                crashInjector.Around(documents), intact.Settings with { AroundHolds = crashInjector.Around });
        var journey = new Journey(purchase, scenario);

        try
        {
            await journey.ContinueAsync(crashing);
        }
        catch (ProcessKilledException)
        {
            // The states that the user has received so far stay true; the restarted process completes the rest.
        }

        Assert.Empty((await intact.AuditAsync()).FindViolations());

        if (isRedisEmptied)
        {
            await intact.EmptyRedisAsync();
        }

        var restarted = intact.Restart(documents, intact.Settings);

        if (hasOtherBuyer)
        {
            await new Journey(purchase, PaymentScenarios.Approve, Bob).ContinueAsync(restarted);
        }

        await journey.ContinueAsync(restarted);
        await AssertSettledAsync(restarted, documents, journey);

        return crashInjector.HasCrashed;
    }

    private static async Task AssertSettledAsync(SaleFixture fixture, InMemoryDocuments documents, Journey journey)
    {
        for (var day = 1; day <= 3; day++)
        {
            var later = fixture.Restart(documents, fixture.Settings with
            {
                Clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow().AddDays(day)),
                AroundHolds = holds => new ShiftedHolds(holds, TimeSpan.FromDays(day)),
            });
            await later.Recovery.ExecuteAsync(default);
        }

        var books = await fixture.AuditAsync();
        Assert.Empty(books.FindViolations().Concat(books.FindLeftovers()));
        Assert.Equal(0, books.SeatsSoldTwice);
        Assert.Empty(await fixture.Sales.ListDueAsync(
            fixture.Performance.Id.Tag, TimeProvider.System.GetUtcNow().AddDays(9), 100, default));

        foreach (var (id, state) in journey.KnownStates)
        {
            var sale = await fixture.Sales.FindAsync(id, default);
            Assert.Equal(state, sale?.Value.Reservation.State);
        }
    }

    /// <summary>The purchase of one user; each call continues from the last response that arrived.</summary>
    private sealed class Journey(Purchase purchase, string scenario, UserId? user = null)
    {
        private const int TriesMax = 4;

        private readonly UserId _user = user ?? Ada;
        private Reservation? _held;

        /// <summary>The state of each reservation in the last response that arrived.</summary>
        public Dictionary<ReservationId, ReservationState> KnownStates { get; } = [];

        public async Task ContinueAsync(SaleFixture fixture)
        {
            var hold = _held is null ? await HoldAsync(fixture) : _held;

            if (hold.IsError)
            {
                return;
            }

            _held = hold.Value;

            if (await ConfirmAsync(fixture, _held)
                && purchase is Purchase.SeatsThenRefund or Purchase.TicketsThenRefund)
            {
                // The state is unknown from the request until its response.
                KnownStates.Remove(_held.Id);
                var cancelled = await fixture.CancelAsync(_user, _held.Id);

                if (!cancelled.IsError)
                {
                    KnownStates[_held.Id] = ReservationState.Cancelled;
                }
            }
        }

        private Task<Result<Reservation>> HoldAsync(SaleFixture fixture) =>
            purchase is Purchase.Seats or Purchase.SeatsThenRefund
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
                    KnownStates[held.Id] = ReservationState.Confirmed;

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
