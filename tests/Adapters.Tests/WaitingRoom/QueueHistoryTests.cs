using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.WaitingRoom;

namespace Serverless.Adapters.Tests.WaitingRoom;

/// <summary>Proves that the check of the drain tests detects each kind of violation.</summary>
public sealed class QueueHistoryTests
{
    private static readonly QueueRules Rules = new(Capacity: 3, AdmissionsPerSecond: 2);
    private static readonly string[] Arrivals = ["a", "b", "c", "d", "e", "f", "g"];

    [Fact]
    public void Accepts_steps_reported_in_another_order() =>
        Assert.Null(FindFault(Step(3, inside: 2, "c"), Step(2, inside: 2, "a", "b")));

    [Fact]
    public void Rejects_an_admission_out_of_turn() => Assert.NotNull(FindFault(Step(2, inside: 2, "b", "a")));

    [Fact]
    public void Rejects_a_skipped_visitor() => Assert.NotNull(FindFault(Step(2, inside: 2, "a", "c")));

    [Fact]
    public void Rejects_a_visitor_admitted_twice() =>
        Assert.NotNull(FindFault(Step(1, inside: 1, "a"), Step(2, inside: 1, "a")));

    [Fact]
    public void Rejects_more_users_inside_than_the_capacity() =>
        Assert.NotNull(FindFault(Step(4, inside: 4, "a", "b", "c", "d")));

    [Fact]
    public void Rejects_more_admissions_than_the_rate_allows() =>
        Assert.NotNull(FindFault(Step(7, inside: 3, "a", "b", "c", "d", "e", "f", "g")));

    [Fact]
    public void Rejects_a_gap_in_the_serving_numbers() => Assert.NotNull(FindFault(Step(2, inside: 1, "a")));

    private static string? FindFault(params DrainResult[] steps) =>
        QueueHistory.FindFault(steps, Arrivals, Rules, TimeSpan.FromSeconds(2), burstSeconds: 1);

    private static DrainResult Step(long served, int inside, params string[] admitted) => new(
        [.. admitted.Select(name => new UserId(name))],
        new QueueStats(0, inside, Rules.Capacity, served),
        HasMore: false);
}
