using System.Globalization;
using Serverless.Domain.Platform;
using Serverless.Domain.Sales;

namespace Serverless.Fakes.Sales;

/// <summary>The list of recoveries, and the list of performances that may have some.</summary>
public sealed partial class InMemorySales
{
    private readonly Dictionary<ReservationId, DateTimeOffset> _due = [];
    private readonly SortedSet<string> _open = new(StringComparer.Ordinal);

    public Task<IReadOnlyList<DueSale>> ListDueAsync(
        PerformanceTag performance, DateTimeOffset now, int limit, CancellationToken cancellationToken) =>
        ReadAsync<IReadOnlyList<DueSale>>(() =>
        [
            .. _due
                .Where(entry => IsOf(performance, entry.Key) && entry.Value <= now)
                .OrderBy(entry => entry.Value)
                .ThenBy(entry => Text(entry.Key), StringComparer.Ordinal)
                .Select(entry => new DueSale(entry.Key, entry.Value, Text(entry.Key), Text(entry.Value)))
                .Take(limit),
        ]);

    public Task PostponeAsync(
        PerformanceTag performance, DueSale due, DateTimeOffset? until, CancellationToken cancellationToken) =>
        ReadAsync(() =>
        {
            if (_due.TryGetValue(due.Id, out var at) && Text(at) == due.Version)
            {
                _due.Remove(due.Id);

                if (until is { } time)
                {
                    _due[due.Id] = time;
                }
            }

            return true;
        });

    public Task<RoundPage<PerformanceTag>> ListOpenAsync(
        string? after, int limit, CancellationToken cancellationToken) =>
        ReadAsync(() => ListOpen(after, limit));

    public Task CloseAsync(PerformanceTag performance, DateTimeOffset now, CancellationToken cancellationToken) =>
        ReadAsync(() => !_due.Keys.Any(id => IsOf(performance, id)) && _open.Remove(performance.ToString()));

    private RoundPage<PerformanceTag> ListOpen(string? after, int limit)
    {
        var left = _open.Where(tag => after is null || string.CompareOrdinal(tag, after) > 0).ToArray();

        return new RoundPage<PerformanceTag>(
            [
                .. left.Take(limit)
                    .Select(tag => new PerformanceTag(int.Parse(tag.AsSpan(1), CultureInfo.InvariantCulture))),
            ],
            left.Length > limit);
    }

    private static bool IsOf(PerformanceTag performance, ReservationId id) =>
        id.TryTag(out var tag) && tag == performance;

    private static string Text(DateTimeOffset time) => time.ToString("O", CultureInfo.InvariantCulture);
}
