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
    public const string Gzip = "gzip";
    public const string Brotli = "br";

    public static bool TakesGzip(HttpRequest request) => Weigh(request, Gzip) is var weight
        && weight > 0
        && weight >= Weigh(request, "identity");

    /// <summary>The preferred coding; of two with the same weight, the smaller one.</summary>
    public static ContentCoding Best(HttpRequest request)
    {
        if (request.Headers.AcceptEncoding.Count == 0)
        {
            return ContentCoding.Identity;
        }

        var (brotli, gzip, identity) =
            (Weigh(request, Brotli), Weigh(request, Gzip), Weigh(request, "identity"));

        return brotli > 0 && brotli >= gzip && brotli >= identity ? ContentCoding.Brotli
            : gzip > 0 && gzip >= identity ? ContentCoding.Gzip
            : ContentCoding.Identity;
    }

    // A coding without a weight has that of the star, and 0 without a star; "identity" has 0 unless it is named.
    private static double Weigh(HttpRequest request, string coding)
    {
        var star = 0d;

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

                star = name is "*" ? WeightOf(part, end) : star;
            }
        }

        return coding == "identity" ? 0 : star;
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
