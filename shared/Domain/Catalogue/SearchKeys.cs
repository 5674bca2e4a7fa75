using System.Runtime.CompilerServices;
using Serverless.Domain.Platform.Texts;

namespace Serverless.Domain.Catalogue;

/// <summary>
/// The searched texts of performances in the form of a search; made once for each, and kept as long as it.
/// </summary>
internal static class SearchKeys
{
    private static readonly ConditionalWeakTable<PerformanceDetails, string> Known = [];

    /// <summary>Title, artist, venue and address. No search contains the line break between them.</summary>
    public static string Of(PerformanceDetails details) => Known.GetValue(details, static details => string.Join(
        '\n',
        new[] { details.Title, details.ArtistName, details.Venue, details.Address }
            .OfType<string>()
            .Select(TextPolicy.Key)));
}
