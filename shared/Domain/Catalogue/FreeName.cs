using System.Buffers;

namespace Serverless.Domain.Catalogue;

/// <summary>The rules for the name of an implicit event or of its seat. Names are case-sensitive.</summary>
public static class FreeName
{
    public const int LengthMax = 64;

    private static readonly SearchValues<char> Characters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.:");

    public static bool Is(string text) =>
        text.Length is > 0 and <= LengthMax && !text.AsSpan().ContainsAnyExcept(Characters);
}
