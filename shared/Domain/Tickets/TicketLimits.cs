using Serverless.Domain.Platform;

namespace Serverless.Domain.Tickets;

/// <summary>Collects what lies beyond its limits, so that one answer can tell all of it.</summary>
internal sealed class TicketLimits
{
    private readonly List<Breach> _breaches = [];

    public Refusal? Refusal => _breaches.Count == 0 ? null : TicketRefusals.BadFields(_breaches);

    // A character beyond the first plane is one character, whatever it is in UTF-16.
    public TicketLimits Text(string field, string? text, int lengthMin, int lengthMax)
    {
        var length = text is null || text.Length > 2 * lengthMax ? text?.Length ?? 0 : text.EnumerateRunes().Count();

        return Keep(field, length, lengthMin, lengthMax, BreachKind.TooShort, BreachKind.TooLong);
    }

    /// <summary>
    /// For texts that have to fit into the store, where a character beyond the first plane takes two.
    /// </summary>
    public TicketLimits Memo(string field, string? text, int lengthMax) =>
        Keep(field, text?.Length ?? 0, 0, lengthMax, BreachKind.TooShort, BreachKind.TooLong);

    public TicketLimits Number(string field, long number, long min, long max) =>
        Keep(field, number, min, max, BreachKind.TooSmall, BreachKind.TooLarge);

    public TicketLimits List(string field, int count, int countMin, int countMax) =>
        Keep(field, count, countMin, countMax, BreachKind.TooFew, BreachKind.TooMany);

    private TicketLimits Keep(string field, long value, long min, long max, BreachKind below, BreachKind above)
    {
        if (value < min)
        {
            _breaches.Add(new Breach(field, below, min));
        }
        else if (value > max)
        {
            _breaches.Add(new Breach(field, above, max));
        }

        return this;
    }
}
