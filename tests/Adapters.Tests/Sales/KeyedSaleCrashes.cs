using Serverless.Adapters.Tests.Platform.Redis;
using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;
using Serverless.Domain.Sales;
using Serverless.Local.Processes;

namespace Serverless.Adapters.Tests.Sales;

/// <summary>
/// Kills the process at every single step of a purchase and its cancellation, and repeats the request that was cut off
/// with its key: one reservation, one payment, one cancellation, and no request is refused for what it did itself.
/// </summary>
public abstract class KeyedSaleCrashes(RedisKind kind)
{
    private const int StepsMax = 60;

    [ContractFact]
    public Task Lets_go_of_a_hold_once_wherever_it_is_killed() =>
        KillEverywhereAsync(isPaid: false, redisForgets: false);

    [ContractFact]
    public Task Buys_and_refunds_once_wherever_it_is_killed() => KillEverywhereAsync(isPaid: true, redisForgets: false);

    [ContractFact]
    public Task Refunds_once_wherever_it_is_killed_and_redis_forgets_the_key() =>
        KillEverywhereAsync(isPaid: true, redisForgets: true);

    private async Task KillEverywhereAsync(bool isPaid, bool redisForgets)
    {
        foreach (var afterEffect in (bool[])[false, true])
        {
            foreach (var ofSeats in (bool[])[false, true])
            {
                var step = 1;

                while (await IsCutAsync(new CrashInjector(step, afterEffect), ofSeats, isPaid, redisForgets))
                {
                    Assert.True(++step < StepsMax);
                }

                Assert.True(step > (isPaid ? 5 : 2), "It has more steps than that.");
            }
        }
    }

    /// <summary>False when everything was done before the guillotine's step came.</summary>
    private async Task<bool> IsCutAsync(CrashInjector crashInjector, bool ofSeats, bool isPaid, bool redisForgets)
    {
        var documents = new InMemoryDocuments();
        var whole = SaleFixture.Open(await TestRedis.OpenAsync(kind), documents, new SaleFixture.Options
        {
            SeatRows = 1,
            TicketQuantities = [2],
        });
        var client = new Client(new UserId($"ada-{whole.Performance.Id.Tag}"), ofSeats);
        var fixture = whole.Restart(
            crashInjector.Around(documents), whole.Settings with { AroundHolds = crashInjector.Around });

        foreach (var request in client.Requests(isPaid))
        {
            try
            {
                await request(fixture);
            }
            catch (ProcessKilledException)
            {
                fixture = whole.Restart(documents, whole.Settings);

                if (redisForgets && client.IsCancelling)
                {
                    await whole.EmptyRedisAsync();
                    client.ForgetWhenKeysWereSeen();
                }

                await request(fixture);
            }
        }

        await AssertCancelledOnceAsync(whole.Restart(documents, whole.Settings), client);

        return crashInjector.HasFallen;
    }

    private static async Task AssertCancelledOnceAsync(SaleFixture fixture, Client client)
    {
        var (user, id) = (client.User, client.Held!.Id);
        Assert.Equal(id, Assert.Single(await fixture.ListMine.ExecuteAsync(user, default)).Reservation.Id);
        Assert.Equal("reservations.already-cancelled", (await fixture.CancelAsync(user, id)).Error?.Code);
        var books = await fixture.AuditAsync();
        Assert.Empty(books.FindViolations().Concat(books.FindLeftovers()));
        Assert.False((await fixture.BuyAsync(new UserId("bob"), 0, 1)).IsError);
    }

    /// <summary>What a visitor's client sends, each request with a key of its own.</summary>
    private sealed class Client(UserId user, bool ofSeats)
    {
        private DateTimeOffset _seenAt = TimeProvider.System.GetUtcNow();

        public UserId User => user;

        public Reservation? Held { get; private set; }

        public bool IsCancelling { get; private set; }

        public void ForgetWhenKeysWereSeen() => _seenAt = _seenAt.AddSeconds(90);

        public IEnumerable<Func<SaleFixture, Task>> Requests(bool isPaid) =>
            isPaid ? [HoldAsync, PayAsync, ConfirmAsync, CancelAsync] : [HoldAsync, CancelAsync];

        private async Task HoldAsync(SaleFixture fixture)
        {
            fixture.IdempotencySeed = new IdempotencySeed(0x1111_2222_3333_4444, _seenAt);
            var held = await (ofSeats ? fixture.HoldAsync(user, 0, 1) : fixture.HoldTicketsAsync(user, 0, 2));
            Held = Done(held);
        }

        private async Task PayAsync(SaleFixture fixture)
        {
            fixture.IdempotencySeed = new IdempotencySeed(0x5555_6666_7777_8888, _seenAt);
            Done(await fixture.PayAsync(Held!));
        }

        private async Task ConfirmAsync(SaleFixture fixture) => Done(await fixture.ConfirmAsync(Held!));

        private async Task CancelAsync(SaleFixture fixture)
        {
            IsCancelling = true;
            fixture.IdempotencySeed = new IdempotencySeed(0x9999_aaaa_bbbb_cccc, _seenAt);
            var cancelled = Done(await fixture.CancelAsync(user, Held!.Id));
            Assert.Equal(ReservationState.Cancelled, cancelled.Result.Reservation.State);
        }

        private static T Done<T>(Result<T> result)
            where T : notnull
        {
            Assert.Null(result.Error);

            return result.Value!;
        }
    }
}

public sealed class KeyedSaleCrashesOnGarnet() : KeyedSaleCrashes(RedisKind.Garnet);

[OnRedisServer]
public sealed class KeyedSaleCrashesOnRedis() : KeyedSaleCrashes(RedisKind.Redis);
