using Serverless.Domain.Platform;

namespace Serverless.Domain.FilmTickets;

/// <summary>Collects what lies beyond its limits, so that one answer can tell all of it.</summary>
internal sealed class FilmTicketLimits
{
    private readonly List<LimitViolation> _violations = [];

    public Error? Error => _violations.Count == 0 ? null : FilmTicketErrors.BadFields(_violations);

    // A character beyond the first plane is one character, whatever it is in UTF-16.
    public FilmTicketLimits Text(string field, string? text, int lengthMin, int lengthMax)
    {
        var length = text is null || text.Length > 2 * lengthMax ? text?.Length ?? 0 : text.EnumerateRunes().Count();

        return Keep(field, length, lengthMin, lengthMax, LimitKind.TooShort, LimitKind.TooLong);
    }

    /// <summary>
    /// For texts that have to fit into the store, where a character beyond the first plane takes two.
    /// </summary>
    public FilmTicketLimits Memo(string field, string? text, int lengthMax) =>
        Keep(field, text?.Length ?? 0, 0, lengthMax, LimitKind.TooShort, LimitKind.TooLong);

    public FilmTicketLimits Number(string field, long number, long min, long max) =>
        Keep(field, number, min, max, LimitKind.TooSmall, LimitKind.TooLarge);

    public FilmTicketLimits List(string field, int count, int countMin, int countMax) =>
        Keep(field, count, countMin, countMax, LimitKind.TooFew, LimitKind.TooMany);

    private FilmTicketLimits Keep(string field, long value, long min, long max, LimitKind below, LimitKind above)
    {
        if (value < min)
        {
            _violations.Add(new LimitViolation(field, below, min));
        }
        else if (value > max)
        {
            _violations.Add(new LimitViolation(field, above, max));
        }

        return this;
    }
}
