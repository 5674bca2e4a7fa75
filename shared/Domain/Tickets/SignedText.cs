namespace Serverless.Domain.Tickets;

/// <summary>Names in ticket codes.</summary>
public static class SignedText
{
    /// <summary>Precedes the title of a film.</summary>
    public const string FilmPrefix = "film:";

    // A longer name would enlarge the QR code by 17 modules, which makes it harder to scan.
    private const int NameBytesMax = 60;

    /// <summary>The name, or as much of it as fits into a code, followed by an ellipsis.</summary>
    public static string Shorten(string name)
    {
        var (length, bytes) = (0, 0);

        foreach (var rune in name.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;

            if (bytes > NameBytesMax)
            {
                return $"{name.AsSpan(0, length)}…";
            }

            length += rune.Utf16SequenceLength;
        }

        return name;
    }
}
