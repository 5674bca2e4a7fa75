using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Domain.Sales;

namespace Serverless.Domain.Tests.Sales;

public sealed class ShowSeatMapTests
{
    [Fact]
    public async Task Next_read_starts_from_the_newer_map_when_an_older_one_arrives_late()
    {
        var states = new DelayedStates();
        var show = new ShowSeatMap(new OnePerformance(), states);

        var early = show.ExecuteAsync(OnePerformance.Id, default);
        var late = show.ExecuteAsync(OnePerformance.Id, default);
        states.Responses[1].SetResult(2);
        Assert.Equal(2, (await late).Value!.ChangeNumber);
        states.Responses[0].SetResult(1);
        Assert.Equal(1, (await early).Value!.ChangeNumber);

        var next = show.ExecuteAsync(OnePerformance.Id, default);
        states.Responses[2].SetResult(3);
        await next;

        Assert.Equal([null, null, 2], states.Known);
    }

    /// <summary>Seat states whose reads complete when the test completes them.</summary>
    private sealed class DelayedStates : ISeatStates
    {
        public List<TaskCompletionSource<long>> Responses { get; } = [];

        public List<long?> Known { get; } = [];

        public async Task<SeatMap> ReadAsync(
            Performance performance, SeatLayout layout, SeatMap? known, CancellationToken cancellationToken)
        {
            var response = new TaskCompletionSource<long>();
            Responses.Add(response);
            Known.Add(known?.ChangeNumber);
            var number = await response.Task;

            return new SeatMap(performance, layout, number, new byte[layout.SeatCount]) { ChangeNumber = number };
        }
    }

    private sealed class OnePerformance : ICatalogue
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
