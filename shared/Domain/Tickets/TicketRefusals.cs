using Serverless.Domain.Platform;

namespace Serverless.Domain.Tickets;

/// <summary>Every "no" about issuing, finding and refunding tickets; those of the door stand beside it.</summary>
public static class TicketRefusals
{
    public static Refusal KeyReused { get; } =
        new("tickets.key-reused", RefusalKind.Conflict, "The key belongs to another order.");

    public static Refusal BadFields(IReadOnlyList<Breach> breaches) =>
        new("tickets.bad-field", RefusalKind.Invalid, string.Join(' ', breaches.Select(Describe)))
        {
            Subjects = [.. breaches.Select(breach => breach.Field)],
            Breaches = breaches,
        };

    public static Refusal UnknownTicket(string id) =>
        new("tickets.unknown-ticket", RefusalKind.NotFound, "There is no such ticket.") { Subjects = [id] };

    private static string Describe(Breach breach) => breach.Kind switch
    {
        BreachKind.TooShort => $"{breach.Field} is required and has at least {breach.Limit} characters.",
        BreachKind.TooLong => $"{breach.Field} has at most {breach.Limit} characters.",
        BreachKind.TooFew => $"{breach.Field} has at least {breach.Limit} items.",
        BreachKind.TooMany => $"{breach.Field} has at most {breach.Limit} items.",
        BreachKind.TooSmall => $"{breach.Field} is at least {breach.Limit}.",
        _ => $"{breach.Field} is at most {breach.Limit}.",
    };
}
