using System.Collections.Frozen;
using Serverless.Domain.Platform.Texts;

namespace Serverless.Domain.Catalogue;

/// <summary>
/// Korean and English names for the same thing. A search is expanded only by a name that equals it or starts with it,
/// so "IU" finds 아이유 and not every stadium.
/// </summary>
public sealed class SearchWords
{
    private const int PrefixLengthMin = 2;

    private readonly FrozenDictionary<string, string[]> _others = Read();

    /// <summary>
    /// Returns the alternative search terms in the form of <see cref="TextPolicy.Key"/>; empty for an empty search.
    /// </summary>
    public IReadOnlyList<string> Expand(string? search)
    {
        var term = TextPolicy.Key(search ?? string.Empty);

        if (term.Length == 0)
        {
            return [];
        }

        var others = _others.TryGetValue(term, out var exact)
            ? exact
            : term.Length < PrefixLengthMin
                ? []
                : _others.Where(entry => entry.Key.StartsWith(term, StringComparison.Ordinal))
                    .SelectMany(entry => entry.Value);

        return [.. others.Prepend(term).Distinct()];
    }

    private static FrozenDictionary<string, string[]> Read()
    {
        using var stream = typeof(SearchWords).Assembly.GetManifestResourceStream("search-words.txt")
            ?? throw new FileNotFoundException("search-words.txt is not embedded.");
        using var reader = new StreamReader(stream);
        var pairs =
            reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Where(line => !line.StartsWith('#'))
                .Select(line => line.Split('=', 2, StringSplitOptions.TrimEntries).Select(TextPolicy.Key).ToArray())
                .ToArray();

        return pairs.Concat(pairs.Select(pair => pair.Reverse().ToArray()))
            .GroupBy(pair => pair[0])
            .ToFrozenDictionary(group => group.Key, group => group.Select(pair => pair[1]).ToArray());
    }
}
