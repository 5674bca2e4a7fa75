using Serverless.Adapters.Tests.Platform.Redis;
using Serverless.Domain.Sales;

namespace Serverless.Adapters.Tests.Sales;

/// <summary>Messages about seats can overtake one another; the greater version is the later state.</summary>
public abstract partial class HoldsContract
{
    [ContractFact]
    public async Task Every_change_of_a_seat_has_a_greater_version()
    {
        var holds = await OpenAsync();
        var versions = new List<long>();
        var first = Seats(Ada, 0);

        versions.Add((await AcquireAsync(holds, first)).Version);
        versions.Add((await holds.TryCancelAsync(Performance, CancelledOf(first), default))!.SeatVersion!.Value);
        var second = Seats(Bob, 0);
        var hold = await AcquireAsync(holds, second);
        versions.Add(hold.Version);
        await WaitUntilAsync(hold.ExpiresAt);
        versions.Add((await holds.ExpireAsync(Performance, 10, default)).SeatVersion!.Value);
        var third = Seats(Ada, 0);
        versions.Add((await AcquireAsync(holds, third)).Version);
        versions.Add((await holds.MarkSoldAsync(Performance, third, default))!.Value);
        versions.Add((await holds.ReleaseAsync(Performance, third, default)).SeatVersion!.Value);

        Assert.Equal(versions.Order(), versions);
        Assert.Equal(versions.Count, versions.Distinct().Count());
    }

    [ContractFact]
    public async Task Repeated_holds_and_sales_have_no_smaller_version()
    {
        var holds = await OpenAsync();
        var held = Seats(Ada, 0);

        var first = await AcquireAsync(holds, held);
        var again = await AcquireAsync(holds, held);
        var sold = await holds.MarkSoldAsync(Performance, held, default);
        var soldAgain = await holds.MarkSoldAsync(Performance, held, default);

        Assert.True(again.IsReplay);
        Assert.InRange(again.Version, first.Version, long.MaxValue);
        Assert.InRange(sold!.Value, again.Version + 1, long.MaxValue);
        Assert.InRange(soldAgain!.Value, sold.Value, long.MaxValue);
    }

    private Reservation CancelledOf(Reservation reservation) =>
        new Sale(reservation).With(new Cancellation("changed my mind", 7), Now).Reservation;
}
