using System.Globalization;
using System.Text;

namespace Serverless.Domain.Platform.Texts;

/// <summary>
/// The forms in which texts from people are stored and compared. Each field has one of them: an exact text, a name, a
/// note, a search, an e-mail address or a password. Lengths count code points, so that a limit is the same in every
/// script.
/// </summary>
public static class TextPolicy
{
    /// <summary>
    /// Texts with more UTF-16 units than this many times their limit are too long in every form: a code point has at
    /// most two units, and composing makes at most four code points into one.
    /// </summary>
    private const int UnitsPerCodePoint = 8;

    private const int QuotedLengthMax = 64;

    /// <summary>A text that is compared as it is, but not by how its letters are composed (form C).</summary>
    public static string Exact(string text) => UnicodeForms.Compose(text);

    /// <summary>
    /// The stored form of a name or a title: composed, without spaces or unseen characters around it.
    /// </summary>
    public static string Name(string text)
    {
        var composed = UnicodeForms.Compose(text);
        var (start, end) = (0, composed.Length);

        while (start < end && IsBlank(composed[start]))
        {
            start++;
        }

        while (end > start && IsBlank(composed[end - 1]))
        {
            end--;
        }

        return composed[start..end];
    }

    /// <summary>The stored form of a text of several lines: composed, and otherwise as it was typed.</summary>
    public static string Note(string text) => UnicodeForms.Compose(text);

    /// <summary>
    /// The form by which names are compared and searched: without differences of composition, width, font, case and
    /// space, and without characters that nobody sees.
    /// </summary>
    public static string Key(string text)
    {
        var plain = UnicodeForms.ComposeCompatible(WithoutIgnorables(text));
        var key = new StringBuilder(plain.Length);
        Span<char> units = stackalloc char[2];

        foreach (var rune in plain.EnumerateRunes())
        {
            Fold(rune, key, units);
        }

        return UnicodeForms.ComposeCompatible(key.ToString().TrimEnd(' '));
    }

    /// <summary>
    /// The form by which e-mail addresses are compared: without differences of composition, width and case.
    /// </summary>
    public static string EmailKey(string text) =>
        UnicodeForms.Compose(UnicodeForms.ComposeCompatible(text).ToLowerInvariant());

    /// <summary>
    /// The hashed form of a password, by the profile OpaqueString of RFC 8265: composed, with every kind of space as an
    /// ordinary one. Case and width stay.
    /// </summary>
    public static string Password(string text)
    {
        var isPlain = !text.Any(unit => unit > '~' && char.GetUnicodeCategory(unit) is UnicodeCategory.SpaceSeparator);

        return UnicodeForms.Compose(isPlain
            ? text
            : string.Concat(text.Select(unit =>
                char.GetUnicodeCategory(unit) is UnicodeCategory.SpaceSeparator ? ' ' : unit)));
    }

    /// <summary>The number of code points; a lone surrogate counts as one.</summary>
    public static int LengthOf(string? text)
    {
        var count = text?.Length ?? 0;

        for (var i = 1; i < text?.Length; i++)
        {
            count -= char.IsSurrogatePair(text[i - 1], text[i]) ? 1 : 0;
        }

        return count;
    }

    /// <summary>A text of a client as a refusal repeats it: its start, without characters that nobody sees.</summary>
    public static string Quote(string text)
    {
        Rune[] seen = [.. text.EnumerateRunes().Where(rune => !IsDropped(rune)).Take(QuotedLengthMax + 1)];

        return string.Concat(seen.Take(QuotedLengthMax).Select(rune => rune.ToString()))
            + (seen.Length > QuotedLengthMax ? "…" : string.Empty);
    }

    /// <summary>Whether it has a space, or a character that nobody sees.</summary>
    public static bool HasUnseen(string text) =>
        text.EnumerateRunes().Any(rune => Rune.IsWhiteSpace(rune) || TextCharacters.IsIgnorable(rune));

    /// <summary>Whether people see anything of the text.</summary>
    public static bool IsVisible(string? text) =>
        text is not null && text.EnumerateRunes().Any(TextCharacters.IsVisible);

    /// <summary>Whether a text is far too long, so that it is not worth normalising.</summary>
    public static bool IsExcessive(string? text, int lengthMax) => text?.Length > (long)lengthMax * UnitsPerCodePoint;

    /// <summary>The rule that a name breaks, as words for its author; null for a good one.</summary>
    public static string? FindNameFault(string? text, int lengthMin, int lengthMax) => text switch
    {
        null => lengthMin > 0 ? Range(lengthMin, lengthMax, 0) : null,
        _ when IsExcessive(text, lengthMax) => Range(lengthMin, lengthMax, LengthOf(text)),
        _ when TextCharacters.FindForbidden(text, isNote: false) is { } forbidden => NotAllowed(forbidden),
        _ => FindLengthFault(Name(text), lengthMin, lengthMax),
    };

    /// <summary>The rule that a text of several lines breaks; null for a good one.</summary>
    public static string? FindNoteFault(string? text, int lengthMax) => text switch
    {
        null => null,
        _ when IsExcessive(text, lengthMax) => Range(0, lengthMax, LengthOf(text)),
        _ when TextCharacters.FindForbidden(text, isNote: true) is { } forbidden => NotAllowed(forbidden),
        _ => LengthOf(Note(text)) > lengthMax ? Range(0, lengthMax, LengthOf(Note(text))) : null,
    };

    /// <summary>
    /// The first character that a text on one line may not have, such as U+0000; null when there is none.
    /// </summary>
    public static string? FindForbidden(string text, bool isNote = false) =>
        TextCharacters.FindForbidden(text, isNote);

    private static string? FindLengthFault(string name, int lengthMin, int lengthMax)
    {
        var length = LengthOf(name);

        return length < lengthMin || length > lengthMax ? Range(lengthMin, lengthMax, length)
            : lengthMin > 0 && !IsVisible(name) ? "at least one character that can be seen"
            : null;
    }

    private static string Range(int lengthMin, int lengthMax, int length) =>
        string.Create(CultureInfo.InvariantCulture, $"{lengthMin} to {lengthMax} characters, not {length}");

    private static string NotAllowed(string character) => $"without the character {character}";

    private static string WithoutIgnorables(string text) =>
        !text.EnumerateRunes().Any(IsDropped)
            ? text
            : string.Concat(text.EnumerateRunes().Where(rune => !IsDropped(rune)).Select(rune => rune.ToString()));

    // A line break separates words, so it is a space and not dropped.
    private static bool IsDropped(Rune rune) => !Rune.IsWhiteSpace(rune) && TextCharacters.IsIgnorable(rune);

    // The simple mappings of the runtime, and the letters that they leave out or that become two.
    private static void Fold(Rune rune, StringBuilder key, Span<char> units)
    {
        switch (rune.Value)
        {
            case 'ß' or 'ẞ':
                key.Append("ss");
                break;

            case 'İ' or 'ı':
                key.Append('i');
                break;

            // The dot that other platforms leave on the small letter of İ.
            case 0x0307 when key is [.., 'i']:
                break;

            case var _ when Rune.IsWhiteSpace(rune):
                if (key.Length > 0 && key[^1] != ' ')
                {
                    key.Append(' ');
                }

                break;

            default:
                var folded = Rune.ToLowerInvariant(Rune.ToUpperInvariant(rune));
                key.Append(units[..folded.EncodeToUtf16(units)]);
                break;
        }
    }

    private static bool IsBlank(char unit) =>
        char.IsWhiteSpace(unit) || (!char.IsSurrogate(unit) && TextCharacters.IsIgnorable(new Rune(unit)));
}
