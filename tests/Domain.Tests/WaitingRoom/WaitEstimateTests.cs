using Serverless.Domain.WaitingRoom;

namespace Serverless.Domain.Tests.WaitingRoom;

public sealed class WaitEstimateTests
{
    private static readonly WaitingRoomPolicy Policy = new();

    [Theory]
    [InlineData(45, 1_000, 955, 1)] // The published example: 955 of 1,000 are inside.
    [InlineData(51, 1_000, 100, 2)]
    [InlineData(0, 1_000, 1_000, 0)]
    public void Free_places_fill_at_the_rate_of_fifty_a_second(int position, int capacity, int inside, int seconds) =>
        Assert.Equal(
            TimeSpan.FromSeconds(seconds), WaitEstimate.Of(position, Flow(capacity, inside, leaving: 0), Policy));

    [Theory]
    [InlineData(10, 10, 2, 5)]
    [InlineData(10, 6, 2, 3)]
    [InlineData(1_000, 0, 100, 20)] // Not faster than the rate.
    public void Everybody_behind_the_free_places_waits_for_passes_that_end(
        int position, int behind, double leaving, int seconds) => Assert.Equal(
            TimeSpan.FromSeconds(seconds),
            WaitEstimate.Of(position, Flow(2_000, 2_000 - (position - behind), leaving), Policy));

    [Theory]
    [InlineData(0, 50)]
    [InlineData(1_000, 0)]
    public void No_number_for_a_room_without_places_or_a_paused_queue(int capacity, int rate) =>
        Assert.Null(WaitEstimate.Of(1, new QueueFlow(capacity, capacity, rate, 5) { IsOpen = true }, Policy));

    [Fact]
    public void No_number_for_a_full_room_that_nobody_leaves() =>
        Assert.Null(WaitEstimate.Of(1, Flow(capacity: 10, inside: 10, leaving: 0), Policy));

    [Fact]
    public void Wait_before_the_opening_counts_from_the_opening()
    {
        var flow = new QueueFlow(Free: 10, Capacity: 10, AdmissionsPerSecond: 5, LeavingPerSecond: 0)
        {
            Paused = TimeSpan.FromHours(2),
        };

        Assert.Equal(TimeSpan.FromHours(2) + TimeSpan.FromSeconds(4), WaitEstimate.Of(20, flow, Policy));
    }

    [Fact]
    public void Wait_is_limited() => Assert.Equal(
        TimeSpan.FromSeconds(Policy.EstimatedWaitSecondsMax), WaitEstimate.Of(1, Flow(10, 10, 1e-9), Policy));

    private static QueueFlow Flow(int capacity, int inside, double leaving) =>
        new(capacity - inside, capacity, AdmissionsPerSecond: 50, leaving) { IsOpen = true };
}
