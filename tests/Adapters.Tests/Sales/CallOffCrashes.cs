using Microsoft.Extensions.Time.Testing;
using Serverless.Adapters.Tests.Platform.Redis;
using Serverless.Adapters.Tickets;
using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Sales;
using Serverless.Domain.Tickets;
using Serverless.Fakes.Platform;
using Serverless.Local.Processes;

namespace Serverless.Adapters.Tests.Sales;

/// <summary>
/// Kills the recovery at every step of refunding an event that was called off, before and after the step's effect, with
/// providers that lose answers. The next process goes on; each purchase is refunded once, used units are left out.
/// </summary>
public abstract class CallOffCrashes(RedisKind kind)
{
    private const int StepsMax = 120;

    private static readonly UserId Ada = new("ada");
    private static readonly UserId Bob = new("bob");
    private static readonly UserId Eve = new("eve");

    [ContractFact]
    public Task Refunds_each_purchase_once_after_a_crash_at_any_step() =>
        CrashAtEveryStepAsync(PaymentScenarios.Approve);

    [ContractFact]
    public Task Refunds_each_purchase_once_when_answers_are_lost_too() =>
        CrashAtEveryStepAsync(PaymentScenarios.AnswerLost);

    [ContractFact]
    public Task Refunds_each_purchase_once_when_refunds_stall_too() =>
        CrashAtEveryStepAsync(PaymentScenarios.RefundStalls);

    [ContractFact]
    public Task Refunds_each_purchase_once_when_orders_are_delivered_twice_too() =>
        CrashAtEveryStepAsync(PaymentScenarios.Duplicate);

    private async Task CrashAtEveryStepAsync(string scenario)
    {
        foreach (var afterEffect in (bool[])[false, true])
        {
            var step = 1;

            while (await HasCrashedAsync(scenario, new CrashInjector(step, afterEffect)))
            {
                Assert.True(++step < StepsMax);
            }

            Assert.True(step > 10, "Refunding an event has more steps than that.");
        }
    }

    [ContractFact]
    public async Task Keeps_no_money_of_buyers_who_buy_while_the_event_is_called_off_and_recovered()
    {
        for (var round = 0; round < 10; round++)
        {
            var documents = new InMemoryDocuments();
            var fixture = await OpenAsync(documents);
            var buyers = Enumerable.Range(0, 20).Select(i => Task.Run(() =>
                fixture.BuyAsync(new UserId($"buyer-{i}"), i)));
            var recoveries = Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
                fixture.Recovery.ExecuteAsync(default)));

            Task[] all = [.. buyers, fixture.ChangeAsync(CallOff), .. recoveries];
            await Task.WhenAll(all);

            await SettleAsync(fixture, documents);
            var books = await fixture.AuditAsync();
            Assert.Empty(books.FindViolations().Concat(books.FindLeftovers()));
            Assert.Empty(books.Confirmed);
        }
    }

    private async Task<bool> HasCrashedAsync(string scenario, CrashInjector crashInjector)
    {
        var documents = new InMemoryDocuments();
        var fixture = await OpenAsync(documents);
        var (unused, partly, used) = (
            await BuyAsync(fixture, Ada, scenario, 0, 1),
            await BuyAsync(fixture, Bob, scenario, 2, 3),
            await BuyAsync(fixture, Eve, scenario, 4));
        var open = (await fixture.HoldTicketsAsync(Ada, 0, 1)).Value!;
        await fixture.PayAsync(open);
        await AdmitAsync(documents, partly, 1);
        await AdmitAsync(documents, used, 1);
        await fixture.ChangeAsync(CallOff);
        var crashing = fixture.Restart(
            crashInjector.Around(documents), fixture.Settings with { AroundHolds = crashInjector.Around });

        try
        {
            await crashing.Recovery.ExecuteAsync(default);
        }
        catch (ProcessKilledException)
        {
            // The next process goes on.
        }

        Assert.Empty((await fixture.AuditAsync()).FindViolations());
        await SettleAsync(fixture, documents);

        var books = await fixture.AuditAsync();
        Assert.Empty(books.FindViolations().Concat(books.FindLeftovers()));
        Assert.Equal([], await KeptAsync(fixture, unused));
        Assert.Equal([1], await KeptAsync(fixture, partly));
        Assert.Equal([1], await KeptAsync(fixture, used));
        var ended = (await fixture.Sales.FindAsync(open.Id, default))!.Value.Value;
        Assert.Equal(ReservationState.Cancelled, ended.Reservation.State);
        Assert.All(books.ProviderPayments.Values, entry =>
            Assert.Equal(entry.Refunds.Count, entry.Refunds.Select(refund => refund.Number).Distinct().Count()));
        var counts = (await fixture.Get<IEventRefunds>().FindAsync(fixture.Performance.Id.Tag, default))!
            .Value.Value.Counts;
        Assert.Equal((2, 2, 1, 450_000), (counts.Purchases, counts.Refunded, counts.Admitted, counts.Amount));
        Assert.False(fixture.Performance.IsRefunding);

        return crashInjector.HasCrashed;
    }

    private async Task<SaleFixture> OpenAsync(InMemoryDocuments documents) => SaleFixture.Open(
        await TestRedis.OpenAsync(kind),
        documents,
        new SaleFixture.Options
        {
            TicketQuantities = [5],
            Payments = new PaymentPolicy { DecisionPollMilliseconds = 5, RecoveriesMax = 2 },
        });

    private static Performance CallOff(Performance performance) =>
        performance with { State = PerformanceState.Cancelled };

    private static async Task<Reservation> BuyAsync(
        SaleFixture fixture, UserId user, string scenario, params int[] seats)
    {
        var held = (await fixture.HoldAsync(user, seats)).Value!;
        await fixture.PayAsync(held, scenario);

        // Scenarios that lose answers ask to confirm again.
        return (await Eventually.SucceedsAsync(
            () => fixture.ConfirmAsync(held), result => !result.IsError, "the purchase is confirmed"))
            .Value!.Reservation;
    }

    private static async Task AdmitAsync(InMemoryDocuments documents, Reservation reservation, int unit) =>
        Assert.NotNull(await new DocumentAdmissions(documents).AdmitAsync(
            new TicketRef(reservation.Id.Value, unit),
            new Arrival(TimeProvider.System.GetUtcNow(), new UserId("staff")),
            default));

    /// <summary>More runs than one pass needs, on three later days.</summary>
    private static async Task SettleAsync(SaleFixture fixture, InMemoryDocuments documents)
    {
        for (var day = 1; day <= 3; day++)
        {
            var later = fixture.Restart(documents, fixture.Settings with
            {
                Clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow().AddDays(day)),
            });

            for (var run = 0; run < 8; run++)
            {
                await later.Recovery.ExecuteAsync(default);
            }
        }
    }

    private static async Task<IReadOnlyList<int>> KeptAsync(SaleFixture fixture, Reservation reservation) =>
        (await fixture.Sales.FindAsync(reservation.Id, default))!.Value.Value.KeptUnits;
}

public sealed class CallOffCrashesOnGarnet() : CallOffCrashes(RedisKind.Garnet);

[OnRedisServer]
public sealed class CallOffCrashesOnRedis() : CallOffCrashes(RedisKind.Redis);
