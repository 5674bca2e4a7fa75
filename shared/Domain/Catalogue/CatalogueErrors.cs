using Serverless.Domain.Platform;

namespace Serverless.Domain.Catalogue;

/// <summary>The errors of the catalogue.</summary>
public static class CatalogueErrors
{
    public static Error UnknownPerformance { get; } =
        new("catalogue.unknown-performance", ErrorKind.NotFound, "There is no such performance.");

    public static Error UnknownTicketType { get; } =
        new("catalogue.unknown-ticket-type", ErrorKind.NotFound, "There is no such ticket type.");

    public static Error UnknownLayout { get; } =
        new("catalogue.unknown-layout", ErrorKind.Invalid, "There is no such seat layout.");

    public static Error AlreadyPublished { get; } = new(
        "catalogue.already-published",
        ErrorKind.Conflict,
        "The seats and ticket types of a published performance cannot be changed.");

    public static Error Over { get; } =
        new("catalogue.over", ErrorKind.Conflict, "The performance is over or cancelled.");

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

    public static Error BadPage(int pageSizeMax) =>
        new("catalogue.bad-page", ErrorKind.Invalid, $"page must be at least 1, and limit from 1 to {pageSizeMax}.");

    public static Error SearchTooLong(int lengthMax) =>
        new("catalogue.search-too-long", ErrorKind.Invalid, $"q must have at most {lengthMax} characters.");

    /// <summary>The subject is the field.</summary>
    public static Error BadField(string field, string rule) =>
        new("catalogue.bad-field", ErrorKind.Invalid, $"{field}: {rule}") { Subjects = [field] };
}
