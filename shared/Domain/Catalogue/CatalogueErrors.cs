using Serverless.Domain.Platform;

namespace Serverless.Domain.Catalogue;

/// <summary>The errors of the catalogue.</summary>
public static class CatalogueErrors
{
    public const string UnknownPerformanceCode = "catalogue.unknown-performance";
    public const string UnknownTicketTypeCode = "catalogue.unknown-ticket-type";

    public static Error UnknownPerformance(PerformanceId id) =>
        new(UnknownPerformanceCode, ErrorKind.NotFound, $"There is no event {id}.") { Subjects = [id.ToString()] };

    public static Error UnknownTicketType(TicketTypeId id) =>
        new(UnknownTicketTypeCode, ErrorKind.NotFound, $"There is no ticket type {id}.") { Subjects = [id.ToString()] };

    public static Error UnknownLayout(LayoutId id) =>
        new("catalogue.unknown-layout", ErrorKind.Invalid, $"There is no seat layout {id}.")
        {
            Subjects = [id.ToString()],
        };

    public static Error AlreadyPublished { get; } = new(
        "catalogue.already-published",
        ErrorKind.Conflict,
        "The seats and ticket types of a published performance cannot be changed.");

    /// <summary>The queue is a safety control: an edit of something else must not change it in passing.</summary>
    public static Error QueueElsewhere { get; } = new(
        "catalogue.queue-elsewhere",
        ErrorKind.Conflict,
        "This does not change the queue. PUT or DELETE /api/v1/admin/events/{eventId}/queue does.");

    /// <summary>Says why nothing can be sold any more.</summary>
    public static Error Over(Performance performance, DateTimeOffset now) => new(
        "catalogue.over", ErrorKind.Conflict, PerformanceText.WhyNotOnSale(performance, now));

    public static Error NothingToSell { get; } =
        new("catalogue.nothing-to-sell", ErrorKind.Conflict, "The performance has no seats and no ticket types.");

    public static Error CatalogueFull(int countMax) =>
        new("catalogue.full", ErrorKind.Conflict, $"The catalogue is full; it has at most {countMax} entries.");

    public static Error NoMoreNames(int countMax) =>
        new("catalogue.full", ErrorKind.Conflict, $"At most {countMax} implicit events can be created.");

    public static Error BadEventName { get; } = new(
        "catalogue.bad-event-name",
        ErrorKind.Invalid,
        $"event_id must have 1 to {FreeName.LengthMax} ASCII letters, digits or - _ . :");

    public static Error ChangedMeanwhile { get; } =
        new("catalogue.changed-meanwhile", ErrorKind.Unavailable, "The performance was changed meanwhile; try again.");

    public static Error BadPage(int page, int limit, int pageSizeMax) => new(
        "catalogue.bad-page",
        ErrorKind.Invalid,
        page < 1 ? $"page must be at least 1, not {page}." : $"limit must be from 1 to {pageSizeMax}, not {limit}.");

    public static Error SearchTooLong(int lengthMax) =>
        new("catalogue.search-too-long", ErrorKind.Invalid, $"q must have at most {lengthMax} characters.");

    /// <summary>The subject is the field.</summary>
    public static Error BadField(string field, string rule) =>
        new("catalogue.bad-field", ErrorKind.Invalid, $"{field}: {rule}") { Subjects = [field] };
}
