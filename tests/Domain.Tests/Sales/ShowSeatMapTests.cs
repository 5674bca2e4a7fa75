using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Domain.Sales;

namespace Serverless.Domain.Tests.Sales;

public sealed class ShowSeatMapTests
{
    [Fact]
    public async Task Goes_on_from_the_newer_map_when_an_older_one_comes_late()
    {
        var states = new CrossingStates();
        var show = new ShowSeatMap(new OneShow(), states);

        var early = show.ExecuteAsync(OneShow.Id, default);
        var late = show.ExecuteAsync(OneShow.Id, default);
        states.Answers[1].SetResult(2);
        Assert.Equal(2, (await late).Value!.ChangeNumber);
        states.Answers[0].SetResult(1);
        Assert.Equal(1, (await early).Value!.ChangeNumber);

        var next = show.ExecuteAsync(OneShow.Id, default);
        states.Answers[2].SetResult(3);
        await next;

        Assert.Equal([null, null, 2], states.Known);
    }

    /// <summary>Answers when the test says so.</summary>
    private sealed class CrossingStates : ISeatStates
    {
        public List<TaskCompletionSource<long>> Answers { get; } = [];

        public List<long?> Known { get; } = [];

        public async Task<SeatMap> ReadAsync(
            Performance performance, SeatLayout layout, SeatMap? known, CancellationToken cancellationToken)
        {
            var answer = new TaskCompletionSource<long>();
            Answers.Add(answer);
            Known.Add(known?.ChangeNumber);
            var number = await answer.Task;

            return new SeatMap(performance, layout, number, new byte[layout.SeatCount]) { ChangeNumber = number };
        }
    }

    private sealed class OneShow : ICatalogue
    {
        public static readonly PerformanceId Id = new(ScopedId.Create(ScopedKind.Performance, 1, ordinal: 0));

        private static readonly DateTimeOffset Now = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

        private static readonly Performance Show = new(
            Id, new PerformanceDetails("Show", "Hall"), new PerformanceSchedule(Now.AddDays(9), Now, Now.AddDays(8)))
        {
            State = PerformanceState.OnSale,
            Layout = new SeatLayout(new LayoutId(Id.Value), "Hall", null, [new SeatSection("A", 1, 4, 70_000, 1)]),
        };

        public ValueTask<Performance?> FindAsync(PerformanceId id, CancellationToken cancellationToken) => new(Show);

        public ValueTask<Performance?> FindAsync(PerformanceTag tag, CancellationToken cancellationToken) => new(Show);

        public ValueTask<IReadOnlyList<Performance>> ListPublishedAsync(CancellationToken cancellationToken) =>
            new([Show]);

        public ValueTask<IReadOnlyList<Performance>> ListAllAsync(CancellationToken cancellationToken) => new([Show]);
    }
}
