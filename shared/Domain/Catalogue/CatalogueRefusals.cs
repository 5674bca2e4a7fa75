using Serverless.Domain.Platform;

namespace Serverless.Domain.Catalogue;

/// <summary>Every "no" about what is on.</summary>
public static class CatalogueRefusals
{
    public static Refusal UnknownPerformance { get; } =
        new("catalogue.unknown-performance", RefusalKind.NotFound, "There is no such performance.");

    public static Refusal UnknownTicketType { get; } =
        new("catalogue.unknown-ticket-type", RefusalKind.NotFound, "There is no such ticket type.");

    public static Refusal UnknownLayout { get; } =
        new("catalogue.unknown-layout", RefusalKind.Invalid, "There is no such seat layout.");

    public static Refusal AlreadyPublished { get; } = new(
        "catalogue.already-published",
        RefusalKind.Conflict,
        "Seats and ticket types of a published performance stay as they are.");

    public static Refusal NotPublished { get; } =
        new("catalogue.not-published", RefusalKind.Conflict, "The performance is a draft.");

    public static Refusal Over { get; } =
        new("catalogue.over", RefusalKind.Conflict, "The performance is over or cancelled.");

    public static Refusal NothingToSell { get; } =
        new("catalogue.nothing-to-sell", RefusalKind.Conflict, "The performance has neither seats nor ticket types.");

    public static Refusal CatalogueFull(int countMax) =>
        new("catalogue.full", RefusalKind.Conflict, $"The catalogue holds at most {countMax}.");

    public static Refusal NoMoreNames(int countMax) =>
        new("catalogue.full", RefusalKind.Conflict, $"At most {countMax} events come into being by being named.");

    public static Refusal BadEventName { get; } = new(
        "catalogue.bad-event-name",
        RefusalKind.Invalid,
        $"event_id has 1 to {FreeName.LengthMax} ASCII letters, digits or - _ . :");

    public static Refusal ChangedMeanwhile { get; } =
        new("catalogue.changed-meanwhile", RefusalKind.Unavailable, "Somebody else changed it; try again.");

    public static Refusal BadPage(int pageSizeMax) =>
        new("catalogue.bad-page", RefusalKind.Invalid, $"A page is at least 1, a limit from 1 to {pageSizeMax}.");

    public static Refusal SearchTooLong(int lengthMax) =>
        new("catalogue.search-too-long", RefusalKind.Invalid, $"A search has at most {lengthMax} characters.");

    /// <summary>The subject is the field.</summary>
    public static Refusal BadField(string field, string rule) =>
        new("catalogue.bad-field", RefusalKind.Invalid, $"{field}: {rule}") { Subjects = [field] };
}
