using Serverless.Domain.Platform;

namespace Serverless.Domain.FilmTickets;

/// <summary>The errors of issuing, finding and refunding film tickets.</summary>
public static class FilmTicketErrors
{
    public static Error KeyReused { get; } =
        new("tickets.key-reused", ErrorKind.Conflict, "The idempotency key was used for another order.");

    public static Error Closed { get; } =
        new("tickets.closed", ErrorKind.Forbidden, "There are no film tickets on this platform.");

    public static Error BadFields(IReadOnlyList<LimitViolation> violations) =>
        new("tickets.bad-field", ErrorKind.Invalid, string.Join(' ', violations.Select(Describe)))
        {
            Subjects = [.. violations.Select(violation => violation.Field)],
            Violations = violations,
        };

    public static Error UnknownTicket(string id) =>
        new("tickets.unknown-ticket", ErrorKind.NotFound, "There is no such ticket.") { Subjects = [id] };

    private static string Describe(LimitViolation violation) => violation.Kind switch
    {
        LimitKind.TooShort => $"{violation.Field} is required and must have at least {violation.Limit} characters.",
        LimitKind.TooLong => $"{violation.Field} must have at most {violation.Limit} characters.",
        LimitKind.TooFew => $"{violation.Field} must have at least {violation.Limit} items.",
        LimitKind.TooMany => $"{violation.Field} must have at most {violation.Limit} items.",
        LimitKind.Forbidden => $"{violation.Field} must not have the character U+{violation.Limit:X4}.",
        LimitKind.TooSmall => $"{violation.Field} must be at least {violation.Limit}.",
        _ => $"{violation.Field} must be at most {violation.Limit}.",
    };
}
