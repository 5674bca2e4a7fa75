using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Serverless.Functions.Http.Compression;

internal enum ContentCoding
{
    Identity,
    Gzip,
    Brotli,
}

/// <summary>Reads which coding of a response a client prefers.</summary>
internal static class ContentCodings
{
    private const string Gzip = "gzip";
    private const string Brotli = "br";
    private const string Identity = "identity";

    public static string NameOf(ContentCoding coding) => coding switch
    {
        ContentCoding.Brotli => Brotli,
        ContentCoding.Gzip => Gzip,
        _ => Identity,
    };

    /// <summary>
    /// The coding of a body of this length. A short body is not compressed, unless the client refuses it as it is. A
    /// client that accepts nothing gets the body as it is.
    /// </summary>
    public static ContentCoding Choose(HttpRequest request, int bytes, int bytesMin) =>
        bytes >= bytesMin || RefusesIdentity(request) ? Best(request) : ContentCoding.Identity;

    /// <summary>Whether the client wants no body without a coding: <c>identity;q=0</c>, or <c>*;q=0</c>.</summary>
    public static bool RefusesIdentity(HttpRequest request)
    {
        // Most clients send no weights, and their header need not be read for this.
        string? accepted = request.Headers.AcceptEncoding;

        return accepted?.Contains(';', StringComparison.Ordinal) == true
            && Find(request, Identity) is { } weight
            && weight <= 0;
    }

    /// <summary>The preferred coding; of two with the same weight, the smaller one.</summary>
    public static ContentCoding Best(HttpRequest request)
    {
        if (request.Headers.AcceptEncoding.Count == 0)
        {
            return ContentCoding.Identity;
        }

        var (brotli, gzip, identity) =
            (Find(request, Brotli) ?? 0, Find(request, Gzip) ?? 0, FindNamed(request, Identity) ?? 0);

        return brotli > 0 && brotli >= gzip && brotli >= identity ? ContentCoding.Brotli
            : gzip > 0 && gzip >= identity ? ContentCoding.Gzip
            : ContentCoding.Identity;
    }

    // A coding that is not named has the weight of the star.
    private static double? Find(HttpRequest request, string coding) =>
        FindNamed(request, coding) ?? FindNamed(request, "*");

    private static double? FindNamed(HttpRequest request, string coding)
    {
        foreach (var header in request.Headers.AcceptEncoding)
        {
            var text = header.AsSpan();

            foreach (var range in text.Split(','))
            {
                var part = text[range].Trim();
                var end = part.IndexOf(';');
                var name = end < 0 ? part : part[..end].TrimEnd();

                if (name.Equals(coding, StringComparison.OrdinalIgnoreCase))
                {
                    return WeightOf(part, end);
                }
            }
        }

        return null;
    }

    // An unreadable weight means "not accepted".
    private static double WeightOf(ReadOnlySpan<char> part, int end)
    {
        var parameter = end < 0 ? [] : part[(end + 1)..].Trim();

        return parameter.IsEmpty ? 1
            : parameter.StartsWith("q=", StringComparison.OrdinalIgnoreCase)
                && double.TryParse(
                    parameter[2..], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var weight)
                ? Math.Min(weight, 1)
                : 0;
    }
}
