using Serverless.Domain.Platform;

namespace Serverless.Domain.Catalogue;

/// <summary>Every "no" about what is on.</summary>
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
        "Seats and ticket types of a published performance stay as they are.");

    public static Error Over { get; } =
        new("catalogue.over", ErrorKind.Conflict, "The performance is over or cancelled.");

    public static Error NothingToSell { get; } =
        new("catalogue.nothing-to-sell", ErrorKind.Conflict, "The performance has neither seats nor ticket types.");

    public static Error CatalogueFull(int countMax) =>
        new("catalogue.full", ErrorKind.Conflict, $"The catalogue holds at most {countMax}.");

    public static Error NoMoreNames(int countMax) =>
        new("catalogue.full", ErrorKind.Conflict, $"At most {countMax} events come into being by being named.");

    public static Error BadEventName { get; } = new(
        "catalogue.bad-event-name",
        ErrorKind.Invalid,
        $"event_id has 1 to {FreeName.LengthMax} ASCII letters, digits or - _ . :");

    public static Error ChangedMeanwhile { get; } =
        new("catalogue.changed-meanwhile", ErrorKind.Unavailable, "Somebody else changed it; try again.");

    public static Error BadPage(int pageSizeMax) =>
        new("catalogue.bad-page", ErrorKind.Invalid, $"A page is at least 1, a limit from 1 to {pageSizeMax}.");

    public static Error SearchTooLong(int lengthMax) =>
        new("catalogue.search-too-long", ErrorKind.Invalid, $"A search has at most {lengthMax} characters.");

    /// <summary>The subject is the field.</summary>
    public static Error BadField(string field, string rule) =>
        new("catalogue.bad-field", ErrorKind.Invalid, $"{field}: {rule}") { Subjects = [field] };
}
