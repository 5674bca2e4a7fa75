using System.Security.Cryptography;
using Microsoft.Extensions.Time.Testing;
using Serverless.Adapters.Tests.Platform.Redis;
using Serverless.Domain.Accounts;
using Serverless.Domain.Sales;
using Serverless.Fakes.Platform;
using Serverless.Local.Processes;

namespace Serverless.Adapters.Tests.Sales;

/// <summary>
/// An instance whose clock is far from that of Redis. Holds live and end by the clock of Redis alone.
/// </summary>
public abstract class HostClockContract(RedisKind kind)
{
    // Other tests fill the lists of their own users on the same server.
    private readonly UserId _ada = new($"ada-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}");
    private readonly UserId _bob = new($"bob-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}");

    [ContractFact]
    public Task A_hold_of_a_minute_is_shown_paid_and_confirmed_where_the_host_is_behind() => BuyAsync(seconds: -70);

    [ContractFact]
    public Task A_hold_of_a_minute_is_shown_paid_and_confirmed_where_the_host_is_ahead() => BuyAsync(seconds: 70);

    [ContractFact]
    public Task A_hold_that_ran_out_is_expired_everywhere_where_the_host_is_behind() => ExpireAsync(seconds: -70);

    [ContractFact]
    public Task A_hold_that_ran_out_is_expired_everywhere_where_the_host_is_ahead() => ExpireAsync(seconds: 70);

    private async Task BuyAsync(int seconds)
    {
        var fixture = await OpenAsync(seconds, holdSeconds: 60);

        foreach (var held in (Reservation[])
            [(await fixture.HoldAsync(_ada, 0)).Value!, (await fixture.HoldTicketsAsync(_ada, 0, 1)).Value!])
        {
            await AssertShownAsync(fixture, held, ReservationState.Pending);
            Assert.Null((await fixture.PayAsync(held)).Error);
            await AssertShownAsync(fixture, held, ReservationState.Pending);
            await fixture.Recovery.ExecuteAsync(default);
            await AssertShownAsync(fixture, held, ReservationState.Pending);

            Assert.Null((await fixture.ConfirmAsync(held)).Error);

            await AssertShownAsync(fixture, held, ReservationState.Confirmed);
        }
    }

    private async Task ExpireAsync(int seconds)
    {
        var fixture = await OpenAsync(seconds, holdSeconds: 1);
        var (unpaid, paid, cancelled) = (
            (await fixture.HoldAsync(_ada, 0)).Value!,
            (await fixture.HoldAsync(_ada, 1)).Value!,
            (await fixture.HoldTicketsAsync(_ada, 0, 1)).Value!);
        await fixture.PayAsync(paid);
        await fixture.PayAsync(cancelled);
        await Eventually.IsTrueAsync(
            async () => (await fixture.Holds.FindAsync(cancelled.Id, default)).LeftOf(cancelled) <= TimeSpan.Zero,
            "the last hold expires");

        foreach (var held in (Reservation[])[unpaid, paid, cancelled])
        {
            await AssertShownAsync(fixture, held, ReservationState.Expired);
        }

        Assert.Equal("reservations.expired", (await fixture.PayAsync(unpaid)).Error?.Code);
        Assert.Equal("reservations.expired", (await fixture.ConfirmAsync(paid)).Error?.Code);
        Assert.Equal("reservations.expired", (await fixture.CancelAsync(_ada, cancelled.Id)).Error?.Code);
        Assert.False((await fixture.HoldAsync(_bob, 0, 1)).IsError);
        var books = await fixture.AuditAsync();
        Assert.Empty(books.FindViolations().Concat(books.FindLeftovers()));
    }

    [ContractFact]
    public async Task The_recovery_of_a_host_whose_clock_is_a_day_ahead_leaves_a_live_payment_alone()
    {
        var fixture = await OpenAsync(seconds: 0, holdSeconds: 60);
        var held = (await fixture.HoldAsync(_ada, 0)).Value!;
        await fixture.PayAsync(held);
        var ahead = fixture.Restart(fixture.Documents, fixture.Settings with { Clock = ClockAt(86_400) });

        await ahead.Recovery.ExecuteAsync(default);

        await AssertShownAsync(ahead, held, ReservationState.Pending);
        Assert.Null((await fixture.ConfirmAsync(held)).Error);
    }

    private static async Task AssertShownAsync(SaleFixture fixture, Reservation held, ReservationState state)
    {
        Assert.Equal(state, (await fixture.Show.ExecuteAsync(held.User, held.Id, default)).Value!.Reservation.State);
        Assert.Equal(
            state,
            (await fixture.ListMine.ExecuteAsync(held.User, default))
                .Single(view => view.Reservation.Id == held.Id).Reservation.State);
    }

    private async Task<SaleFixture> OpenAsync(int seconds, int holdSeconds) => SaleFixture.Open(
        await TestRedis.OpenAsync(kind),
        new InMemoryDocuments(),
        new SaleFixture.Options
        {
            TicketQuantities = [5],
            Seats = new SeatPolicy { HoldSeconds = holdSeconds },
            Clock = ClockAt(seconds),
        });

    private static FakeTimeProvider ClockAt(int seconds) => new(TimeProvider.System.GetUtcNow().AddSeconds(seconds));
}

public sealed class HostClockOnGarnet() : HostClockContract(RedisKind.Garnet);

[OnRedisServer]
public sealed class HostClockOnRedis() : HostClockContract(RedisKind.Redis);
