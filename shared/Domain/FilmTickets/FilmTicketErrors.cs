using Serverless.Domain.Platform;

namespace Serverless.Domain.FilmTickets;

/// <summary>Every "no" about issuing, finding and refunding tickets; those of the door stand beside it.</summary>
public static class FilmTicketErrors
{
    public static Error KeyReused { get; } =
        new("tickets.key-reused", ErrorKind.Conflict, "The key belongs to another order.");

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
        LimitKind.TooShort => $"{violation.Field} is required and has at least {violation.Limit} characters.",
        LimitKind.TooLong => $"{violation.Field} has at most {violation.Limit} characters.",
        LimitKind.TooFew => $"{violation.Field} has at least {violation.Limit} items.",
        LimitKind.TooMany => $"{violation.Field} has at most {violation.Limit} items.",
        LimitKind.TooSmall => $"{violation.Field} is at least {violation.Limit}.",
        _ => $"{violation.Field} is at most {violation.Limit}.",
    };
}
