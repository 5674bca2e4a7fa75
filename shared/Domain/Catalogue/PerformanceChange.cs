using Serverless.Domain.Platform;

namespace Serverless.Domain.Catalogue;

/// <summary>An edit of a performance: the new values of some of its members. All others stay as they are.</summary>
public sealed record PerformanceChange
{
    public Given<string> Title { get; init; }

    public Given<string> Venue { get; init; }

    public Given<string?> Description { get; init; }

    public Given<string?> Address { get; init; }

    public Given<string?> ArtistName { get; init; }

    public Given<string?> PosterImageUrl { get; init; }

    public Given<DateTimeOffset> Date { get; init; }

    public Given<DateTimeOffset> SaleStart { get; init; }

    public Given<DateTimeOffset> SaleEnd { get; init; }

    public Given<LayoutId?> Layout { get; init; }

    public Given<IReadOnlyList<TicketTypeDraft>> TicketTypes { get; init; }

    public Given<DateTimeOffset?> RefundableUntil { get; init; }

    /// <summary>The queue as the author knows it; an edit does not change it.</summary>
    public Given<QueueRules?> Queue { get; init; }

    /// <summary>The performance with the new values, as if it were made anew.</summary>
    public PerformanceDraft ApplyTo(Performance performance) => new(
        new PerformanceDetails(Title.Or(performance.Details.Title), Venue.Or(performance.Details.Venue))
        {
            Description = Description.Or(performance.Details.Description),
            Address = Address.Or(performance.Details.Address),
            ArtistName = ArtistName.Or(performance.Details.ArtistName),
            PosterImageUrl = PosterImageUrl.Or(performance.Details.PosterImageUrl),
        },
        new PerformanceSchedule(
            Date.Or(performance.Schedule.Date),
            SaleStart.Or(performance.Schedule.SaleStart),
            SaleEnd.Or(performance.Schedule.SaleEnd)))
    {
        Layout = Layout.Or(performance.Layout?.Id),
        TicketTypes = TicketTypes.Or(
        [
            .. performance.TicketTypes.Select(type =>
                new TicketTypeDraft(type.Name, type.Description, type.Price, type.TotalQuantity)),
        ]),
        Queue = performance.Queue,
        RefundableUntil = RefundableUntil.Or(performance.RefundableUntil),
    };
}
