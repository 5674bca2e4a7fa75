using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Serverless.Local.Runtime.Routing;

/// <summary>
/// Finds the first route, by function name, that matches: a literal does not beat a parameter. Every place in a path
/// knows the set of routes that accept a segment there; their intersection, lowest bit first, is the naive rule.
/// </summary>
internal sealed class RouteTable
{
    private const int SegmentsMax = 32;
    private readonly HttpRoute[] _routes;
    private readonly bool[] _plain;
    private readonly int _words;
    private readonly ulong[][] _byLength;
    private readonly Dictionary<string, ulong[]>[] _literals;
    private readonly ulong[][] _wild;
    private readonly Dictionary<string, ulong[]> _methods = new(StringComparer.Ordinal);
    private readonly ulong[] _allMethods;

    public RouteTable(IEnumerable<HttpRoute> routes)
    {
        _routes = [.. routes.OrderBy(route => route.Function, StringComparer.OrdinalIgnoreCase)];
        _plain = [.. _routes.Select(route => route.IsPlain)];
        _words = Math.Max(1, (_routes.Length + 63) / 64);
        _byLength = NewSets(SegmentsMax + 1);
        _wild = NewSets(SegmentsMax);
        _literals = [.. Enumerable.Range(0, SegmentsMax)
            .Select(_ => new Dictionary<string, ulong[]>(StringComparer.OrdinalIgnoreCase))];
        _allMethods = new ulong[_words];
        RouteRules.RefuseOverlaps(_routes);

        for (var index = 0; index < _routes.Length; index++)
        {
            Index(index);
        }
    }

    public bool TryFind(
        HttpContext context, [NotNullWhen(true)] out HttpRoute? route, out RouteValueDictionary? values)
    {
        route = null;
        values = null;
        var path = context.Request.Path.Value ?? "";
        Span<Range> segments = stackalloc Range[SegmentsMax];
        var count = PathSegments.Split(path, segments);

        if (count < 0)
        {
            return false;
        }

        var candidates = _words <= 8 ? stackalloc ulong[_words] : new ulong[_words];
        Narrow(context.Request.Method, path, segments[..count], candidates);

        for (var word = 0; word < _words; word++)
        {
            for (var bits = candidates[word]; bits != 0; bits &= bits - 1)
            {
                var index = (word * 64) + BitOperations.TrailingZeroCount(bits);
                route = _routes[index];

                if (_plain[index])
                {
                    values = PlainValues(route, path, segments);

                    return true;
                }

                if (route.TryMatch(context, context.Request.Path, out values))
                {
                    return true;
                }
            }
        }

        route = null;

        return false;
    }

    private static RouteValueDictionary? PlainValues(HttpRoute route, string path, Span<Range> segments)
    {
        if (route.Parsed.Parameters.Count == 0)
        {
            return null;
        }

        var values = new RouteValueDictionary();

        for (var place = 0; place < route.Parsed.Segments.Count; place++)
        {
            if (route.Parsed.Segments[place].Parts[0] is { IsParameter: true } parameter)
            {
                values.Add(parameter.Name!, path[segments[place]]);
            }
        }

        return values;
    }

    private void Narrow(string method, string path, ReadOnlySpan<Range> segments, Span<ulong> candidates)
    {
        var byMethod = _methods.GetValueOrDefault(method, _allMethods);

        for (var word = 0; word < _words; word++)
        {
            candidates[word] = byMethod[word] & _byLength[segments.Length][word];
        }

        for (var place = 0; place < segments.Length; place++)
        {
            var literal = _literals[place].GetAlternateLookup<ReadOnlySpan<char>>()
                .TryGetValue(path.AsSpan()[segments[place]], out var found) ? found : null;

            for (var word = 0; word < _words; word++)
            {
                candidates[word] &= _wild[place][word] | (literal is null ? 0 : literal[word]);
            }
        }
    }

    private void Index(int index)
    {
        var route = _routes[index];
        var parts = route.Parsed.Segments;
        var isCatchAll = parts.Count > 0 && parts[^1].Parts[0].IsCatchAll;
        var required = parts.TakeWhile(segment => !segment.Parts.Any(part =>
            part.IsOptional || part.IsCatchAll || part.DefaultValue is not null)).Count();

        for (var length = 0; length <= SegmentsMax; length++)
        {
            if (length >= required && (isCatchAll || length <= parts.Count))
            {
                Set(_byLength[length], index);
            }
        }

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

        IndexMethods(route, index);
    }

    private void IndexMethods(HttpRoute route, int index)
    {
        foreach (var method in _routes.SelectMany(other => other.Methods))
        {
            if (route.Answers(method))
            {
                Set(SetOf(_methods, method), index);
            }
        }

        if (route.Methods.Count == 0)
        {
            Set(_allMethods, index);
        }
    }

    private ulong[] SetOf(Dictionary<string, ulong[]> sets, string key)
    {
        if (!sets.TryGetValue(key, out var set))
        {
            set = new ulong[_words];
            sets.Add(key, set);
        }

        return set;
    }

    private ulong[][] NewSets(int count) => [.. Enumerable.Range(0, count).Select(_ => new ulong[_words])];

    private static void Set(ulong[] set, int index) => set[index / 64] |= 1UL << (index % 64);
}
