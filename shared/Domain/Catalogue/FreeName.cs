using System.Buffers;

namespace Serverless.Domain.Catalogue;

/// <summary>What a client may call an event that is made by being named, or a seat of one. Case makes a difference.</summary>
public static class FreeName
{
    public const int LengthMax = 64;

    private static readonly SearchValues<char> Characters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.:");

    public static bool Is(string text) =>
        text.Length is > 0 and <= LengthMax && !text.AsSpan().ContainsAnyExcept(Characters);
}
