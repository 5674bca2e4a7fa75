using System.Globalization;
using System.Text;

namespace Serverless.Domain.Platform.Texts;

/// <summary>The kinds of characters that the rules for texts distinguish.</summary>
internal static class TextCharacters
{
    /// <summary>The first character that no text may have; null when there is none.</summary>
    /// <param name="text">It may have lone surrogates.</param>
    /// <param name="isNote">Whether it may have several lines.</param>
    public static string? FindForbidden(string text, bool isNote)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (Rune.TryGetRuneAt(text, i, out var rune))
            {
                if (IsForbidden(rune, isNote))
                {
                    return NameOf(rune.Value);
                }

                i += rune.Utf16SequenceLength - 1;
            }
            else
            {
                return NameOf(text[i]);
            }
        }

        return null;
    }

    /// <summary>Whether a character can be seen by itself.</summary>
    public static bool IsVisible(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate => false,
        UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => false,
        UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark => false,

        // Letters and symbols that are drawn as nothing: the fillers of Hangul and the empty pattern of Braille.
        _ => rune.Value is not (0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x2800) && !IsUnassignedIgnorable(rune.Value),
    };

    /// <summary>
    /// Whether a character changes nothing that people compare: joiners, fillers, variation selectors.
    /// </summary>
    public static bool IsIgnorable(Rune rune) => rune.Value is not (>= ' ' and <= '~') && (
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.Control
        || rune.Value is 0x034F or 0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x17B4 or 0x17B5
            or (>= 0x180B and <= 0x180F) or (>= 0xFE00 and <= 0xFE0F)
        || IsUnassignedIgnorable(rune.Value)
        || rune.Value is >= 0xE0100 and <= 0xE01EF);

    private static bool IsForbidden(Rune rune, bool isNote) => rune.Value switch
    {
        '\t' or '\n' or '\r' => !isNote,
        < 0x20 or (>= 0x7F and <= 0x9F) => true,

        // Overrides of the writing direction show a text that is not there. A note may embed and isolate.
        0x202D or 0x202E => true,
        (>= 0x202A and <= 0x202C) or (>= 0x2066 and <= 0x2069) => !isNote,
        0x2028 or 0x2029 => !isNote,
        >= 0xFFF9 and <= 0xFFFB => true,
        >= 0xFDD0 and <= 0xFDEF => true,
        _ => (rune.Value & 0xFFFE) == 0xFFFE,
    };

    private static bool IsUnassignedIgnorable(int code) =>
        code is (>= 0x2060 and <= 0x206F) or (>= 0xFFF0 and <= 0xFFF8) or (>= 0xE0000 and <= 0xE0FFF);

    private static string NameOf(int code) => string.Create(CultureInfo.InvariantCulture, $"U+{code:X4}");
}
