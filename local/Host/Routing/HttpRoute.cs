using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;

namespace Serverless.Local.Host.Routing;

/// <summary>A function's route template, matched as in the official host.</summary>
internal sealed class HttpRoute
{
    private readonly TemplateMatcher _matcher;
    private readonly List<(string Name, IRouteConstraint Constraint)> _constraints = [];

    public HttpRoute(
        string function, string template, IReadOnlyList<string> methods, IInlineConstraintResolver resolver)
    {
        Function = function;
        Template = template;
        Methods = [.. methods.Select(method => method.ToUpperInvariant())];
        Parsed = TemplateParser.Parse(template);
        _matcher = new TemplateMatcher(Parsed, DefaultsOf(Parsed));

        foreach (var parameter in Parsed.Parameters)
        {
            foreach (var inline in parameter.InlineConstraints)
            {
                var constraint = resolver.ResolveConstraint(inline.Constraint) ?? throw new InvalidOperationException(
                    $"The route of '{function}' has an unknown constraint '{inline.Constraint}'.");

                _constraints.Add((
                    parameter.Name!, parameter.IsOptional ? new OptionalValue(constraint) : constraint));
            }
        }
    }

    public string Function { get; }

    public string Template { get; }

    public IReadOnlyList<string> Methods { get; }

    public RouteTemplate Parsed { get; }

    /// <summary>
    /// True when all segments are literals or plain parameters; the route table then needs no matcher.
    /// </summary>
    public bool IsPlain => _constraints.Count == 0 && Parsed.Segments.All(segment => segment.IsSimple
        && (segment.Parts[0].IsLiteral
            || segment.Parts[0] is { IsCatchAll: false, IsOptional: false, DefaultValue: null }));

    public bool TryMatch(HttpContext context, PathString path, [NotNullWhen(true)] out RouteValueDictionary? values)
    {
        var found = new RouteValueDictionary();
        values = found;

        return _matcher.TryMatch(path, found) && _constraints.TrueForAll(rule =>
            rule.Constraint.Match(context, route: null, rule.Name, found, RouteDirection.IncomingRequest));
    }

    public bool Answers(string method) => Methods.Count == 0 || Methods.Contains(method);

    private static RouteValueDictionary DefaultsOf(RouteTemplate template) => new(template.Parameters
        .Where(parameter => parameter.DefaultValue is not null)
        .ToDictionary(parameter => parameter.Name!, parameter => parameter.DefaultValue));

    // Constraints do not apply to an absent optional segment.
    private sealed class OptionalValue(IRouteConstraint inner) : IRouteConstraint
    {
        public bool Match(
            HttpContext? httpContext,
            IRouter? route,
            string routeKey,
            RouteValueDictionary values,
            RouteDirection direction) =>
            !values.TryGetValue(routeKey, out var value) || value is null
            || inner.Match(httpContext, route, routeKey, values, direction);
    }
}
