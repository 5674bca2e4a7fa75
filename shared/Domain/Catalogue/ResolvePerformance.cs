using Serverless.Domain.Platform;

namespace Serverless.Domain.Catalogue;

/// <summary>
/// Resolves the event name of a gateway client to a performance. The name is an id; with implicit events it may also be
/// another text, whose first use creates the performance.
/// </summary>
public sealed class ResolvePerformance(
    IImplicitPerformances named, ImplicitEventPolicy policy, TimeProvider clock, IdSource ids)
{
    /// <summary>The id of a name that is none: no performance has it.</summary>
    public static PerformanceId Unknown { get; } = new(Guid.Empty);

    public async ValueTask<Result<PerformanceId>> ExecuteAsync(string name, CancellationToken cancellationToken)
    {
        var isId = Guid.TryParseExact(name, "D", out var id);

        // An id of this platform never becomes the name of an implicit event, even when the id is unknown now.
        if (!policy.ImplicitEvents || (isId && new PerformanceId(id).Tag.Number > 0))
        {
            return isId ? new PerformanceId(id) : Unknown;
        }

        if (!FreeName.Is(name))
        {
            return CatalogueErrors.BadEventName;
        }

        return await named.FindOrAddAsync(name, number => Build(name, number), cancellationToken) is { } found
            ? found
            : CatalogueErrors.NoMoreNames(policy.ImplicitEventCountMax);
    }

    private Performance Build(string name, int number)
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
