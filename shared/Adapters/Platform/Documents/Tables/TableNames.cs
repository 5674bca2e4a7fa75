using System.Security.Cryptography;
using System.Text;

namespace Serverless.Adapters.Platform.Documents.Tables;

/// <summary>
/// Names of tables have only letters and digits and are compared without case. Every other character becomes an x and
/// its number, and so does the x itself, so that two collections never share a table.
/// </summary>
internal static class TableNames
{
    private const int LengthMax = 63;
    private const char Escape = 'x';

    // No escaped name has two of them in a row, so no escaped name equals a shortened one.
    private const string Shortened = "xx";
    private const int HashBytes = 16;

    public static string Of(string prefix, string collection)
    {
        var name = new StringBuilder(prefix);

        foreach (var character in collection)
        {
            if (char.IsAsciiLetterLower(character) && character != Escape || char.IsAsciiDigit(character))
            {
                name.Append(character);
            }
            else
            {
                name.Append(Escape).Append(((int)character).ToString("x2", provider: null));
            }
        }

        return name.Length <= LengthMax ? name.ToString() : Shorten(prefix, collection);
    }

    private static string Shorten(string prefix, string collection) =>
        prefix + Shortened
        + Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(collection)).AsSpan(0, HashBytes));
}
