using System.Globalization;
using Serverless.Domain.Platform;
using Serverless.Domain.Platform.Texts;

namespace Serverless.Domain.FilmTickets;

/// <summary>Collects all violated limits, so that one response can list them.</summary>
internal sealed class FilmTicketLimits
{
    private readonly List<LimitViolation> _violations = [];

    public Error? Error => _violations.Count == 0 ? null : FilmTicketErrors.BadFields(_violations);

    // A character outside the basic plane counts as one, although UTF-16 uses two units for it.
    public FilmTicketLimits Text(string field, string? text, int lengthMin, int lengthMax)
    {
        Characters(field, text, isNote: false);

        return Check(field, TextPolicy.LengthOf(text), lengthMin, lengthMax, LimitKind.TooShort, LimitKind.TooLong);
    }

    public FilmTicketLimits Memo(string field, string? text, int lengthMax)
    {
        Characters(field, text, isNote: true);

        // Stored texts take four bytes for a character at most, so a limit of characters is one of bytes.
        return Check(field, TextPolicy.LengthOf(text), 0, lengthMax, LimitKind.TooShort, LimitKind.TooLong);
    }

    public FilmTicketLimits Number(string field, long number, long min, long max) =>
        Check(field, number, min, max, LimitKind.TooSmall, LimitKind.TooLarge);

    public FilmTicketLimits List(string field, int count, int countMin, int countMax) =>
        Check(field, count, countMin, countMax, LimitKind.TooFew, LimitKind.TooMany);

    // A blank name passes, as the movie API's contract says; one that shows what is not there does not.
    private void Characters(string field, string? text, bool isNote)
    {
        if (text is not null && TextPolicy.FindForbidden(text, isNote) is ['U', '+', .. var code])
        {
            var point = int.Parse(code, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            _violations.Add(new LimitViolation(field, LimitKind.Forbidden, point));
        }
    }

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
