using Microsoft.Extensions.Time.Testing;
using Serverless.Adapters.Tests.Platform.Redis;
using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;
using Serverless.Domain.Sales;
using Serverless.Local.Processes;

namespace Serverless.Adapters.Tests.Sales;

/// <summary>
/// Kills the process at every step of a sale that is paid later, before and after the step's effect, with and without
/// Redis losing all data at that moment. The client repeats its request.
/// </summary>
public abstract class UnpaidSaleCrashes(RedisKind kind)
{
    private const int StepsMax = 30;

    private static readonly TimeSpan PayWithin = TimeSpan.FromMinutes(30);
    private static readonly UserId Ada = new("ada");
    private static readonly PaidOrder Order = new("order-1", "CJ00000001");

    [ContractFact]
    public async Task A_crash_at_any_step_leaves_one_sale_which_ends_when_nobody_pays()
    {
        foreach (var afterEffect in (bool[])[false, true])
        {
            foreach (var isRedisEmptied in (bool[])[false, true])
            {
                var step = 1;

                while (await HasCrashedAsync(new CrashInjector(step, afterEffect), isRedisEmptied, pays: false))
                {
                    Assert.True(++step < StepsMax);
                }

                Assert.True(step > 4, "A sale has more steps than that.");
            }
        }
    }

    [ContractFact]
    public async Task A_crash_at_any_step_leaves_one_sale_which_stays_when_it_is_paid()
    {
        var step = 1;

        while (await HasCrashedAsync(new CrashInjector(step, afterEffect: true), isRedisEmptied: false, pays: true))
        {
            Assert.True(++step < StepsMax);
        }
    }

    /// <summary>Runs the requests; false when they ended before the step of the crash.</summary>
    private async Task<bool> HasCrashedAsync(CrashInjector crashInjector, bool isRedisEmptied, bool pays)
    {
        var documents = new InMemoryDocuments();
        var intact = SaleFixture.Open(
            await TestRedis.OpenAsync(kind), documents, new SaleFixture.Options { SeatRows = 1 });
        var fixture = intact.Restart(
            crashInjector.Around(documents), intact.Settings with { AroundHolds = crashInjector.Around });
        var seed = new IdempotencySeed(0x1111_2222_3333_4444, TimeProvider.System.GetUtcNow());
        Result<Sale>? sold = null;

        try
        {
            sold = await SellAsync(fixture, seed);
            sold = pays ? await PayAsync(fixture, sold.Value.Value!) : sold;
        }
        catch (ProcessKilledException)
        {
            fixture = intact.Restart(documents, intact.Settings);

            if (isRedisEmptied)
            {
                await intact.EmptyRedisAsync();
            }

            sold = await SellAsync(fixture, seed);
            sold = pays ? await PayAsync(fixture, sold.Value.Value!) : sold;
        }

        Assert.Null(sold.Value.Error);
        await AssertSoldAsync(intact.Restart(documents, intact.Settings));
        await EndAsync(intact, documents);
        await AssertEndedAsync(intact.Restart(documents, intact.Settings), pays);

        return crashInjector.HasCrashed;
    }

    private static async Task AssertSoldAsync(SaleFixture fixture)
    {
        var books = await fixture.AuditAsync();

        Assert.Single(books.Confirmed);
        Assert.Equal(2, books.Seats.Count);
        Assert.Equal(0, books.SeatsSoldTwice);
        Assert.True((await fixture.BuyAsync(new UserId("bob"), 0)).IsError);
    }

    private static async Task AssertEndedAsync(SaleFixture fixture, bool isPaid)
    {
        var books = await fixture.AuditAsync();

        Assert.Equal((isPaid ? 1 : 0, isPaid ? 2 : 0), (books.Confirmed.Count(), books.Seats.Count));
        Assert.Equal(isPaid, (await fixture.BuyAsync(new UserId("bob"), 0, 1)).IsError);
        Assert.Empty(await fixture.Sales.ListDueAsync(
            fixture.Performance.Id.Tag, TimeProvider.System.GetUtcNow().AddHours(1), 100, default));
    }

    // The recovery runs a few times: once for steps that were cut off, and once after the time to pay.
    private static async Task EndAsync(SaleFixture intact, InMemoryDocuments documents)
    {
        foreach (var minutes in (int[])[1, 31, 32])
        {
            var later = intact.Restart(documents, intact.Settings with
            {
                Clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow().AddMinutes(minutes)),
                AroundHolds = holds => new ShiftedHolds(holds, TimeSpan.FromMinutes(minutes)),
            });
            await later.Recovery.ExecuteAsync(default);
        }
    }

    private static Task<Result<Sale>> SellAsync(SaleFixture fixture, IdempotencySeed seed) =>
        fixture.Get<SellSeatsUnpaid>().ExecuteAsync(
            Ada,
            new SellSeatsUnpaidCommand(
                new ReserveSeatsCommand(fixture.Performance.Id, [fixture.Seat(0), fixture.Seat(1)])
                {
                    SeatPrice = 99_000,
                },
                PayWithin,
                _ => "{\"name\":\"홍길동\"}"),
            seed,
            default);

    private static Task<Result<Sale>> PayAsync(SaleFixture fixture, Sale sale) =>
        fixture.Get<AttachPaidOrder>().ExecuteAsync(
            Ada, sale.Reservation.Id, Order, sale.Reservation.Total, default);
}

public sealed class UnpaidSaleCrashesOnGarnet() : UnpaidSaleCrashes(RedisKind.Garnet);

[OnRedisServer]
public sealed class UnpaidSaleCrashesOnRedis() : UnpaidSaleCrashes(RedisKind.Redis);
