using Serverless.Domain.Platform;

namespace Serverless.Domain.Catalogue;

/// <summary>
/// Finds which performance a client of the gateway means by an event's name: its id, or, where implicit events are on,
/// any other text, which makes the performance when it is first said.
/// </summary>
public sealed class ResolvePerformance(
    IImplicitPerformances named, ImplicitEventPolicy policy, TimeProvider clock, IdSource ids)
{
    // Nothing has it, so whoever looks for it hears that there is no such performance.
    private static readonly PerformanceId Unknown = new(Guid.Empty);

    public async ValueTask<Result<PerformanceId>> ExecuteAsync(string name, CancellationToken cancellationToken)
    {
        var isId = Guid.TryParseExact(name, "D", out var id);

        // An id of ours that is not known yet, or not any more, never becomes the name of something else.
        if (!policy.ImplicitEvents || (isId && new PerformanceId(id).Tag.Number > 0))
        {
            return isId ? new PerformanceId(id) : Unknown;
        }

        if (!FreeName.Is(name))
        {
            return CatalogueErrors.BadEventName;
        }

        return await named.FindOrAddAsync(name, number => Make(name, number), cancellationToken) is { } found
            ? found
            : CatalogueErrors.NoMoreNames(policy.ImplicitEventCountMax);
    }

    private Performance Make(string name, int number)
    {
        var id = new PerformanceId(ids.Next(ScopedKind.Performance, number));
        var now = clock.GetUtcNow();
        var end = now.AddDays(policy.ImplicitSaleDays);

        return new Performance(
            id, new PerformanceDetails(name, "implicit event"), new PerformanceSchedule(end, now, end))
        {
            Name = name,
            State = PerformanceState.OnSale,
            Layout = new SeatLayout(
                new LayoutId(ids.Next()),
                name,
                description: null,
                [new SeatSection("seat", 1, policy.ImplicitSeatCountMax, policy.ImplicitSeatPrice, 1)]),
            Queue = policy.ImplicitQueue,
            CreatedAt = now,
            UpdatedAt = now,
        };
    }
}
