using Microsoft.Extensions.Time.Testing;
using Serverless.Adapters.Tests.Platform.Redis;
using Serverless.Domain.Accounts;
using Serverless.Domain.Sales;
using Serverless.Local.Processes;

namespace Serverless.Adapters.Tests.Sales;

/// <summary>
/// Many purchases at one instant: the clock stands still, or moves by a fraction of a millisecond with each reading.
/// Nothing that is named by a rounded time may be named twice.
/// </summary>
public abstract class SameInstantSales(RedisKind kind)
{
    private const int BuyersEach = 4;

    [ContractFact]
    public Task Sells_while_the_clock_stands_still() => BuyAsync(TimeSpan.Zero);

    [ContractFact]
    public Task Sells_while_the_clock_moves_by_fractions_of_a_millisecond() => BuyAsync(TimeSpan.FromTicks(1));

    private async Task BuyAsync(TimeSpan step)
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow()) { AutoAdvanceAmount = step };
        var fixture = SaleFixture.Open(
            await TestRedis.OpenAsync(kind),
            new InMemoryDocuments(),
            new SaleFixture.Options { SeatRows = 10, Clock = clock });
        string[] scenarios =
        [
            PaymentScenarios.Approve, PaymentScenarios.AnswerLost, PaymentScenarios.CaptureStalls,
            PaymentScenarios.RefundStalls, PaymentScenarios.CaptureRefused, PaymentScenarios.Fail,
        ];

        var errors = await Task.WhenAll(scenarios.SelectMany((scenario, i) => Enumerable.Range(0, BuyersEach).Select(
            j => Task.Run(() => BuyAndRefundAsync(fixture, scenario, (i * BuyersEach) + j)))));

        // What is left is due after the time of a recovery, and then it ends. All holds have run out by then.
        var later = fixture.Restart(
            fixture.Documents,
            fixture.Settings with { AroundHolds = holds => new ShiftedHolds(holds, TimeSpan.FromHours(1)) });

        for (var round = 0; round < 5; round++)
        {
            clock.Advance(TimeSpan.FromHours(1));
            await later.Recovery.ExecuteAsync(default);
        }

        HashSet<string?> expected =
            [null, "payments.unfinished", "payments.not-approved", "payments.capture-refused"];
        Assert.Subset(expected, errors.ToHashSet());
        Assert.Contains(errors, error => error is null);
        Assert.Empty(await fixture.Sales.ListDueAsync(
            fixture.Performance.Id.Tag, clock.GetUtcNow().AddDays(1), 100, default));
    }

    /// <summary>The code of the error that ended the purchase; null when it was refunded.</summary>
    private static async Task<string?> BuyAndRefundAsync(SaleFixture fixture, string scenario, int seat)
    {
        var user = new UserId($"buyer-{seat}");
        var held = await fixture.HoldAsync(user, seat);
        Assert.Null(held.Error);
        Assert.Null((await fixture.PayAsync(held.Value!, scenario)).Error);

        var confirmed = await fixture.ConfirmAsync(held.Value!);

        return confirmed.IsError
            ? confirmed.Error.Code
            : (await fixture.CancelAsync(user, held.Value!.Id)).Error?.Code;
    }
}

public sealed class GarnetSameInstantSales() : SameInstantSales(RedisKind.Garnet);

[OnRedisServer]
public sealed class RedisServerSameInstantSales() : SameInstantSales(RedisKind.Redis);
