using Microsoft.AspNetCore.Routing.Template;

namespace Serverless.Local.Host.Routing;

/// <summary>
/// Sets of routes as bit sets: by method, by number of segments, and by the literal at each position. Their
/// intersection contains every matching route and few others.
/// </summary>
internal sealed class RouteIndex
{
    public const int SegmentsMax = 32;

    private readonly HttpRoute[] _routes;
    private readonly ulong[][] _byLength;
    private readonly Dictionary<string, ulong[]>[] _literals;
    private readonly ulong[][] _wild;
    private readonly Dictionary<string, ulong[]> _methods = new(StringComparer.Ordinal);
    private readonly ulong[] _anyMethod;

    public RouteIndex(HttpRoute[] routes)
    {
        _routes = routes;
        WordCount = Math.Max(1, (routes.Length + 63) / 64);
        _byLength = NewSets(SegmentsMax + 1);
        _wild = NewSets(SegmentsMax);
        _literals = [.. Enumerable.Range(0, SegmentsMax)
            .Select(_ => new Dictionary<string, ulong[]>(StringComparer.OrdinalIgnoreCase))];
        _anyMethod = new ulong[WordCount];

        for (var index = 0; index < routes.Length; index++)
        {
            AddLengths(routes[index].Parsed.Segments, index);
            AddPlaces(routes[index].Parsed.Segments, index);
            AddMethods(routes[index], index);
        }
    }

    /// <summary>Number of words per set of routes.</summary>
    public int WordCount { get; }

    public void Narrow(string method, string path, ReadOnlySpan<Range> segments, Span<ulong> candidates)
    {
        var byMethod = _methods.GetValueOrDefault(method, _anyMethod);

        for (var word = 0; word < candidates.Length; word++)
        {
            candidates[word] = byMethod[word] & _byLength[segments.Length][word];
        }

        for (var place = 0; place < segments.Length; place++)
        {
            var segment = path.AsSpan()[segments[place]];
            _literals[place].GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(segment, out var literal);

            for (var word = 0; word < candidates.Length; word++)
            {
                candidates[word] &= _wild[place][word] | (literal is null ? 0 : literal[word]);
            }
        }
    }

    private void AddLengths(IList<TemplateSegment> parts, int index)
    {
        var isOpen = parts.Count > 0 && parts[^1].Parts[0].IsCatchAll;
        var required = parts.TakeWhile(segment => !segment.Parts.Any(part =>
            part.IsOptional || part.IsCatchAll || part.DefaultValue is not null)).Count();

        for (var length = required; length <= (isOpen ? SegmentsMax : parts.Count); length++)
        {
            Set(_byLength[length], index);
        }
    }

    private void AddPlaces(IList<TemplateSegment> parts, int index)
    {
        for (var place = 0; place < SegmentsMax; place++)
        {
            if (place < parts.Count && parts[place] is { IsSimple: true } segment && segment.Parts[0].IsLiteral)
            {
                Set(SetOf(_literals[place], segment.Parts[0].Text!), index);
            }
            else
            {
                Set(_wild[place], index);
            }
        }
    }

    private void AddMethods(HttpRoute route, int index)
    {
        foreach (var method in _routes.SelectMany(other => other.Methods).Where(route.Answers))
        {
            Set(SetOf(_methods, method), index);
        }

        if (route.Methods.Count == 0)
        {
            Set(_anyMethod, index);
        }
    }

    private ulong[] SetOf(Dictionary<string, ulong[]> sets, string key)
    {
        if (!sets.TryGetValue(key, out var set))
        {
            set = new ulong[WordCount];
            sets.Add(key, set);
        }

        return set;
    }

    private ulong[][] NewSets(int count) => [.. Enumerable.Range(0, count).Select(_ => new ulong[WordCount])];

    private static void Set(ulong[] set, int index) => set[index / 64] |= 1UL << (index % 64);
}
