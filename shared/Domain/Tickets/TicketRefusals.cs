using Serverless.Domain.Platform;

namespace Serverless.Domain.Tickets;

/// <summary>Every "no" about film tickets.</summary>
public static class TicketRefusals
{
    public static Refusal KeyReused { get; } =
        new("tickets.key-reused", RefusalKind.Conflict, "The key belongs to another order.");

    public static Refusal KeyTooLong(int lengthMax) =>
        new("tickets.bad-field", RefusalKind.Invalid, $"Idempotency-Key has at most {lengthMax} characters.");

    public static Refusal BadText(string field, int lengthMin, int lengthMax) => new(
        "tickets.bad-field", RefusalKind.Invalid, $"{field} is required and has {lengthMin} to {lengthMax} characters.")
    {
        Subjects = [field],
    };

    public static Refusal TooLong(string field, int lengthMax) =>
        new("tickets.bad-field", RefusalKind.Invalid, $"{field} has at most {lengthMax} characters.")
        {
            Subjects = [field],
        };

    public static Refusal OutOfRange(string field, int min, int max) =>
        new("tickets.bad-field", RefusalKind.Invalid, $"{field} is a whole number from {min} to {max}.")
        {
            Subjects = [field],
        };

    public static Refusal BadIds(int countMax) => new(
        "tickets.bad-field", RefusalKind.Invalid, $"ticket_ids is required and has 1 to {countMax} texts.")
    {
        Subjects = ["ticket_ids"],
    };

    public static Refusal UnknownTicket(string id) =>
        new("tickets.unknown-ticket", RefusalKind.NotFound, "There is no such ticket.") { Subjects = [id] };
}
