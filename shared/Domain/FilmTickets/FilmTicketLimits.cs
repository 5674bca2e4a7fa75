using Serverless.Domain.Platform;

namespace Serverless.Domain.FilmTickets;

/// <summary>Collects all violated limits, so that one response can list them.</summary>
internal sealed class FilmTicketLimits
{
    private readonly List<LimitViolation> _violations = [];

    public Error? Error => _violations.Count == 0 ? null : FilmTicketErrors.BadFields(_violations);

    // A character outside the basic plane counts as one, although UTF-16 uses two units for it.
    public FilmTicketLimits Text(string field, string? text, int lengthMin, int lengthMax)
    {
        var length = text is null || text.Length > 2 * lengthMax ? text?.Length ?? 0 : text.EnumerateRunes().Count();

        return Check(field, length, lengthMin, lengthMax, LimitKind.TooShort, LimitKind.TooLong);
    }

    /// <summary>
    /// Counts UTF-16 units, because the text has to fit into the store.
    /// </summary>
    public FilmTicketLimits Memo(string field, string? text, int lengthMax) =>
        Check(field, text?.Length ?? 0, 0, lengthMax, LimitKind.TooShort, LimitKind.TooLong);

    public FilmTicketLimits Number(string field, long number, long min, long max) =>
        Check(field, number, min, max, LimitKind.TooSmall, LimitKind.TooLarge);

    public FilmTicketLimits List(string field, int count, int countMin, int countMax) =>
        Check(field, count, countMin, countMax, LimitKind.TooFew, LimitKind.TooMany);

    private FilmTicketLimits Check(string field, long value, long min, long max, LimitKind below, LimitKind above)
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
