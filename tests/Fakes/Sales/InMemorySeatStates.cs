using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Domain.Sales;

namespace Serverless.Fakes.Sales;

/// <summary>Seats that a test sells; initially all are available.</summary>
public sealed class InMemorySeatStates : ISeatStates
{
    private readonly Dictionary<PerformanceId, HashSet<int>> _taken = [];

    public void Take(PerformanceId performance, params IEnumerable<int> seats) =>
        (_taken.TryGetValue(performance, out var known) ? known : _taken[performance] = []).UnionWith(seats);

    public Task<SeatMap> ReadAsync(
        Performance performance, SeatLayout layout, SeatMap? known, CancellationToken cancellationToken)
    {
        var taken = _taken.GetValueOrDefault(performance.Id, []);
        var states = Enumerable.Range(0, layout.SeatCount)
            .Select(index => (byte)(taken.Contains(index) ? SeatState.Reserved : SeatState.Available));

        return Task.FromResult(new SeatMap(performance, layout, Version: 1, states.ToArray()));
    }
}
