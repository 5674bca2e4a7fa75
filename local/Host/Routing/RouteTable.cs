using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Serverless.Local.Host.Routing;

/// <summary>
/// Finds the first matching route by function name; a literal has no precedence over a parameter. The index leaves few
/// candidates, and the lowest one that matches is the result.
/// </summary>
internal sealed class RouteTable
{
    private readonly HttpRoute[] _routes;
    private readonly bool[] _plain;
    private readonly RouteIndex _index;

    public RouteTable(IEnumerable<HttpRoute> routes)
    {
        _routes = [.. routes.OrderBy(route => route.Function, StringComparer.OrdinalIgnoreCase)];
        _plain = [.. _routes.Select(route => route.IsPlain)];
        RouteRules.RejectOverlaps(_routes);
        _index = new RouteIndex(_routes);
    }

    public bool TryFind(
        HttpContext context, [NotNullWhen(true)] out HttpRoute? route, out RouteValueDictionary? values)
    {
        route = null;
        values = null;
        var path = context.Request.Path.Value ?? "";
        Span<Range> segments = stackalloc Range[RouteIndex.SegmentsMax];
        var count = PathSegments.Split(path, segments);

        if (count < 0)
        {
            return false;
        }

        var candidates = _index.WordCount <= 8 ? stackalloc ulong[_index.WordCount] : new ulong[_index.WordCount];
        _index.Narrow(context.Request.Method, path, segments[..count], candidates);

        for (var word = 0; word < candidates.Length; word++)
        {
            for (var bits = candidates[word]; bits != 0; bits &= bits - 1)
            {
                var index = (word * 64) + BitOperations.TrailingZeroCount(bits);

                if (_plain[index])
                {
                    route = _routes[index];
                    values = PlainValues(route, path, segments);

                    return true;
                }

                if (_routes[index].TryMatch(context, context.Request.Path, out values))
                {
                    route = _routes[index];

                    return true;
                }
            }
        }

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
}
