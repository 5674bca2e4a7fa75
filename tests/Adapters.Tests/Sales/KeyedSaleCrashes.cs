using Serverless.Adapters.Tests.Platform.Redis;
using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;
using Serverless.Domain.Sales;
using Serverless.Local.Processes;

namespace Serverless.Adapters.Tests.Sales;

/// <summary>
/// Kills the process at every step of a purchase and its cancellation, and repeats the interrupted request with its
/// idempotency key. The result is one reservation, one payment and one cancellation, and no request is rejected because
/// of its own earlier effect.
/// </summary>
public abstract class KeyedSaleCrashes(RedisKind kind)
{
    private const int StepsMax = 60;

    [ContractFact]
    public Task Retry_releases_the_hold_once_after_a_crash_at_any_step() =>
        CrashAtEveryStepAsync(isPaid: false, isRedisEmptied: false);

    [ContractFact]
    public Task Retry_buys_and_refunds_once_after_a_crash_at_any_step() =>
        CrashAtEveryStepAsync(isPaid: true, isRedisEmptied: false);

    [ContractFact]
    public Task Retry_refunds_once_after_a_crash_at_any_step_and_a_lost_key() =>
        CrashAtEveryStepAsync(isPaid: true, isRedisEmptied: true);

    private async Task CrashAtEveryStepAsync(bool isPaid, bool isRedisEmptied)
    {
        foreach (var afterEffect in (bool[])[false, true])
        {
            foreach (var ofSeats in (bool[])[false, true])
            {
                var step = 1;

                while (await HasCrashedAsync(new CrashInjector(step, afterEffect), ofSeats, isPaid, isRedisEmptied))
                {
                    Assert.True(++step < StepsMax);
                }

                Assert.True(step > (isPaid ? 5 : 2), "A request sequence has more steps than that.");
            }
        }
    }

    /// <summary>Runs the requests; false when they ended before the step of the crash.</summary>
    private async Task<bool> HasCrashedAsync(
        CrashInjector crashInjector, bool ofSeats, bool isPaid, bool isRedisEmptied)
    {
        var documents = new InMemoryDocuments();
        var intact = SaleFixture.Open(await TestRedis.OpenAsync(kind), documents, new SaleFixture.Options
        {
            SeatRows = 1,
            TicketQuantities = [2],
        });
        var client = new Client(new UserId($"ada-{intact.Performance.Id.Tag}"), ofSeats);
        var fixture = intact.Restart(
            crashInjector.Around(documents), intact.Settings with { AroundHolds = crashInjector.Around });

        foreach (var request in client.Requests(isPaid))
        {
            try
            {
                await request(fixture);
            }
            catch (ProcessKilledException)
            {
                fixture = intact.Restart(documents, intact.Settings);

                if (isRedisEmptied && client.IsCancelling)
                {
                    await intact.EmptyRedisAsync();
                    client.SetLaterFirstUse();
                }

                await request(fixture);
            }
        }

        await AssertCancelledOnceAsync(intact.Restart(documents, intact.Settings), client);

        return crashInjector.HasCrashed;
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

    /// <summary>The requests of one user's client, each with its own idempotency key.</summary>
    private sealed class Client(UserId user, bool ofSeats)
    {
        private DateTimeOffset _seenAt = TimeProvider.System.GetUtcNow();

        public UserId User => user;

        public Reservation? Held { get; private set; }

        public bool IsCancelling { get; private set; }

        public void SetLaterFirstUse() => _seenAt = _seenAt.AddSeconds(90);

        public IEnumerable<Func<SaleFixture, Task>> Requests(bool isPaid) =>
            isPaid ? [HoldAsync, PayAsync, ConfirmAsync, CancelAsync] : [HoldAsync, CancelAsync];

        private async Task HoldAsync(SaleFixture fixture)
        {
            fixture.IdempotencySeed = new IdempotencySeed(0x1111_2222_3333_4444, _seenAt);
            var held = await (ofSeats ? fixture.HoldAsync(user, 0, 1) : fixture.HoldTicketsAsync(user, 0, 2));
            Held = Accepted(held);
        }

        private async Task PayAsync(SaleFixture fixture)
        {
            fixture.IdempotencySeed = new IdempotencySeed(0x5555_6666_7777_8888, _seenAt);
            Accepted(await fixture.PayAsync(Held!));
        }

        private async Task ConfirmAsync(SaleFixture fixture) => Accepted(await fixture.ConfirmAsync(Held!));

        private async Task CancelAsync(SaleFixture fixture)
        {
            IsCancelling = true;
            fixture.IdempotencySeed = new IdempotencySeed(0x9999_aaaa_bbbb_cccc, _seenAt);
            var cancelled = Accepted(await fixture.CancelAsync(user, Held!.Id));
            Assert.Equal(ReservationState.Cancelled, cancelled.Result.Reservation.State);
        }

        private static T Accepted<T>(Result<T> result)
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
