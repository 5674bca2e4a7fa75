using System.Text;

namespace Serverless.Domain.Platform.Texts;

/// <summary>
/// The normal forms C and KC of Unicode. The runtime has none in invariant globalization, which the platform uses so
/// that it starts without ICU and works the same everywhere.
/// </summary>
internal static class UnicodeForms
{
    private const int SyllableFirst = 0xAC00;
    private const int SyllableCount = 11_172;
    private const int LeadFirst = 0x1100;
    private const int LeadCount = 19;
    private const int VowelFirst = 0x1161;
    private const int VowelCount = 21;
    private const int TailFirst = 0x11A7;
    private const int TailCount = 28;

    /// <summary>Form C: each letter with its marks as one code point where there is one.</summary>
    public static string Compose(string text) => IsComposed(text) ? text : Normalise(text, isCompatible: false);

    /// <summary>Form KC: also without differences of width, font or ligature.</summary>
    public static string ComposeCompatible(string text) =>
        IsPlain(text) ? text : Normalise(text, isCompatible: true);

    // Most texts: Latin, Hangul syllables, kana and common ideographs, which are normal as they are.
    private static bool IsComposed(string text)
    {
        foreach (var unit in text)
        {
            if (unit >= 0x300 && !IsPlain(unit))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsPlain(string text)
    {
        foreach (var unit in text)
        {
            if (!IsPlain(unit))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsPlain(char unit) =>
        unit is < '\u0080' or (>= '\uAC00' and <= '\uD7A3') or (>= '\u4E00' and <= '\u9FFF')
            or (>= '\u3041' and <= '\u3096') or (>= '\u30A1' and <= '\u30FA');

    private static string Normalise(string text, bool isCompatible)
    {
        var table = UnicodeFormTable.Instance;
        var codes = Decompose(text, isCompatible, table);
        SortMarks(codes, table);

        return ToText(Compose(codes, table));
    }

    private static List<int> Decompose(string text, bool isCompatible, UnicodeFormTable table)
    {
        var codes = new List<int>(text.Length + 16);

        foreach (var rune in text.EnumerateRunes())
        {
            var syllable = rune.Value - SyllableFirst;

            if (syllable is >= 0 and < SyllableCount)
            {
                codes.Add(LeadFirst + (syllable / (VowelCount * TailCount)));
                codes.Add(VowelFirst + (syllable / TailCount % VowelCount));

                if (syllable % TailCount > 0)
                {
                    codes.Add(TailFirst + (syllable % TailCount));
                }
            }
            else if (table.Decompose(rune.Value, isCompatible) is { } parts)
            {
                codes.AddRange(parts);
            }
            else
            {
                codes.Add(rune.Value);
            }
        }

        return codes;
    }

    // Marks after one letter are sorted by their class; marks of one class keep their order.
    private static void SortMarks(List<int> codes, UnicodeFormTable table)
    {
        for (var i = 0; i < codes.Count; i++)
        {
            var first = i;

            while (i < codes.Count && table.ClassOf(codes[i]) > 0)
            {
                i++;
            }

            if (i - first > 1)
            {
                int[] sorted = [.. codes.Skip(first).Take(i - first).OrderBy(table.ClassOf)];

                for (var j = 0; j < sorted.Length; j++)
                {
                    codes[first + j] = sorted[j];
                }
            }
        }
    }

    private static List<int> Compose(List<int> codes, UnicodeFormTable table)
    {
        var (starter, lastClass, count) = (-1, 0, 0);

        for (var i = 0; i < codes.Count; i++)
        {
            var code = codes[i];
            var markClass = table.ClassOf(code);

            // A mark composes with the last starter unless a mark of its class or a higher one stands between.
            if (starter >= 0
                && (count == starter + 1 || lastClass < markClass)
                && (ComposeHangul(codes[starter], code) ?? table.Compose(codes[starter], code)) is { } composed)
            {
                codes[starter] = composed;

                continue;
            }

            starter = markClass == 0 ? count : starter;
            lastClass = markClass;
            codes[count++] = code;
        }

        codes.RemoveRange(count, codes.Count - count);

        return codes;
    }

    private static int? ComposeHangul(int first, int second)
    {
        var (lead, vowel, tail) = (first - LeadFirst, second - VowelFirst, second - TailFirst);

        if (lead is >= 0 and < LeadCount && vowel is >= 0 and < VowelCount)
        {
            return SyllableFirst + (((lead * VowelCount) + vowel) * TailCount);
        }

        var syllable = first - SyllableFirst;

        return syllable is >= 0 and < SyllableCount && syllable % TailCount == 0 && tail is > 0 and < TailCount
            ? first + tail
            : null;
    }

    private static string ToText(List<int> codes)
    {
        var text = new StringBuilder(codes.Count);

        foreach (var code in codes)
        {
            text.Append(new Rune(code).ToString());
        }

        return text.ToString();
    }
}
