using Serverless.Adapters.WaitingRoom;
using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;

namespace Serverless.Adapters.Tests.WaitingRoom;

public sealed class QueueWaitsTests
{
    private static readonly PerformanceTag Tonight = new(1);
    private static readonly UserId Ada = new("ada");

    [Fact]
    public void Scores_the_first_estimate_that_there_was()
    {
        var waits = new QueueWaits();
        waits.Begin(Tonight, Ada, estimate: null);
        waits.Begin(Tonight, Ada, TimeSpan.FromSeconds(40));
        waits.Begin(Tonight, Ada, TimeSpan.FromSeconds(20));

        var ended = waits.End(Tonight, Ada)!.Value;

        Assert.Equal(TimeSpan.FromSeconds(40), ended.Estimate);
        Assert.InRange(ended.SinceEstimate, TimeSpan.Zero, ended.Waited);
        Assert.Null(waits.End(Tonight, Ada));
    }

    [Theory]
    [InlineData(30, 60, 0.5)]
    [InlineData(60, 30, 2)]
    [InlineData(1, 0.2, 1)]
    public void Ratio_is_the_estimate_divided_by_the_real_wait(double estimate, double real, double ratio) =>
        Assert.Equal(
            ratio,
            new EndedWait(TimeSpan.FromHours(1), TimeSpan.FromSeconds(estimate), TimeSpan.FromSeconds(real)).Ratio);

    [Fact]
    public void Wait_without_an_estimate_has_no_ratio() =>
        Assert.Null(new EndedWait(TimeSpan.FromHours(1), Estimate: null, TimeSpan.Zero).Ratio);
}
