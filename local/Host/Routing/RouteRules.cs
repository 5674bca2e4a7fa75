using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Constraints;
using Microsoft.Extensions.Options;

namespace Serverless.Local.Host.Routing;

/// <summary>Validates routes as the official host does at startup.</summary>
internal static class RouteRules
{
    private static readonly string[] ReservedPrefixes = ["admin", "runtime"];

    /// <summary>Builds the full template: the prefix and the route; an empty route is the function's name.</summary>
    public static string Complete(string function, string? route, string prefix)
    {
        var own = string.IsNullOrEmpty(route) ? function : route.Trim('/');

        if (ReservedPrefixes.Any(reserved => own.StartsWith(reserved, StringComparison.OrdinalIgnoreCase)))
        {
            throw new InvalidOperationException(
                $"The route '{own}' of '{function}' starts with a reserved word.");
        }

        return prefix.Length == 0 ? own : $"{prefix.Trim('/')}/{own}";
    }

    public static void RejectOverlaps(IReadOnlyList<HttpRoute> routes)
    {
        foreach (var group in routes.GroupBy(route => route.Template, StringComparer.OrdinalIgnoreCase))
        {
            var sharing = group.ToList();

            for (var later = 1; later < sharing.Count; later++)
            {
                var overlap = sharing.Take(later).FirstOrDefault(earlier => earlier.Methods.Count == 0
                    || sharing[later].Methods.Count == 0 || earlier.Methods.Intersect(sharing[later].Methods).Any());

                if (overlap is not null)
                {
                    throw new InvalidOperationException(
                        $"'{overlap.Function}' and '{sharing[later].Function}' share '{group.Key}' and a method.");
                }
            }
        }
    }

    public static IInlineConstraintResolver Constraints(IServiceProvider services)
    {
        var options = new RouteOptions();
        options.SetParameterPolicy<RegexInlineRouteConstraint>("regex");

        return new DefaultInlineConstraintResolver(Options.Create(options), services);
    }
}
