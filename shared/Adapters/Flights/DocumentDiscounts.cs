using Serverless.Adapters.Platform.Documents;
using Serverless.Domain.Flights;
using Serverless.Domain.Platform;

namespace Serverless.Adapters.Flights;

/// <summary>
/// The active discounts: one document points to the schedules that have them, and changes with them. Discounts of past
/// days leave it at its next change.
/// </summary>
internal sealed class DocumentDiscounts(
    IDocuments documents, FlightMonths months, FlightNumbers numbers, TimeProvider clock) : IDiscounts
{
    public async Task<IReadOnlyList<FlightSchedule>> ListAsync(DateOnly first, CancellationToken cancellationToken)
    {
        var (stored, _) = await ReadAsync(cancellationToken);
        var wanted = stored.Where(discount => discount.Date >= first).ToArray();
        var blocks = await Task.WhenAll(wanted
            .Select(discount => FlightKeys.BlockOf(new ScheduleId(discount.Schedule)))
            .Distinct()
            .Select(block => months.FindAsync(block, cancellationToken)));
        var schedules = blocks.OfType<StoredMonth>()
            .SelectMany(month => month.ToDomain())
            .Where(schedule => schedule.Discount is not null)
            .ToDictionary(schedule => schedule.Id.Value);

        return
        [
            .. wanted
                .OrderByDescending(discount => discount.CreatedAt)
                .ThenByDescending(discount => discount.Id)
                .Select(discount => schedules.GetValueOrDefault(discount.Schedule))
                .OfType<FlightSchedule>(),
        ];
    }

    public async Task<FlightSchedule?> FindAsync(DiscountId id, CancellationToken cancellationToken)
    {
        var (stored, _) = await ReadAsync(cancellationToken);
        var today = KoreanTime.DayAt(clock.GetUtcNow());

        return stored.FirstOrDefault(discount => discount.Id == id.Value && discount.Date >= today) is { } found
            ? await months.FindAsync(new ScheduleId(found.Schedule), cancellationToken)
            : null;
    }

    public async Task<int> CountAsync(CancellationToken cancellationToken)
    {
        var today = KoreanTime.DayAt(clock.GetUtcNow());

        return (await ReadAsync(cancellationToken)).Stored.Count(discount => discount.Date >= today);
    }

    public Task<DiscountId> NextIdAsync(CancellationToken cancellationToken) =>
        numbers.NextDiscountAsync(cancellationToken);

    /// <summary>The write that a change of a flight's discounts needs; none without such a change.</summary>
    public async Task<IReadOnlyList<DocumentWrite>> PlanAsync(
        Timetable? before, Timetable after, CancellationToken cancellationToken)
    {
        var were = Discounted(before).Select(schedule => schedule.Discount!.Id.Value).ToHashSet();
        var are = Discounted(after).Select(schedule => schedule.Discount!.Id.Value).ToHashSet();

        if (were.SetEquals(are))
        {
            return [];
        }

        var (stored, version) = await ReadAsync(cancellationToken);
        var today = KoreanTime.DayAt(clock.GetUtcNow());
        var added = Discounted(after).Where(schedule => !were.Contains(schedule.Discount!.Id.Value));
        var body = DocumentJson.ToBody(
            new StoredDiscounts(
            [
                .. stored.Where(discount => discount.Date >= today)
                    .Where(discount => !were.Contains(discount.Id) || are.Contains(discount.Id)),
                .. added.Select(schedule => new StoredDiscountPointer(
                    schedule.Discount!.Id.Value, schedule.Id.Value, schedule.Date, schedule.Discount.CreatedAt)),
            ]),
            FlightJson.Default.StoredDiscounts);

        return
        [
            version is null
                ? new DocumentWrite.Insert(FlightKeys.Discounts, body)
                : new DocumentWrite.Replace(FlightKeys.Discounts, version, body),
        ];
    }

    private static IEnumerable<FlightSchedule> Discounted(Timetable? timetable) =>
        (timetable?.Schedules ?? []).Where(schedule => schedule.Discount is not null);

    private async Task<(IReadOnlyList<StoredDiscountPointer> Stored, string? Version)> ReadAsync(
        CancellationToken cancellationToken) =>
        await documents.FindAsync(FlightKeys.All, FlightKeys.Discounts, cancellationToken) is { } found
            ? (DocumentJson.Read(found, FlightJson.Default.StoredDiscounts).Discounts, found.Version)
            : ([], null);
}
