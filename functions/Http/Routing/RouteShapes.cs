using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.Options;

namespace Serverless.Functions.Http.Routing;

/// <summary>
/// Finds the functions of a path for any method. The Functions host has no route for a wrong method; the catch-all
/// function needs this to tell 405 from 404.
/// </summary>
public sealed class RouteShapes
{
    private readonly RouteShape[] _shapes;

    public RouteShapes(FunctionTable functions, IServiceProvider services)
    {
        var constraints = new DefaultInlineConstraintResolver(Options.Create(new RouteOptions()), services);

        // The host's order: it takes the first match by name.
        _shapes =
        [
            .. functions.Functions
                .Where(function => function.Route is not null)
                .OrderBy(function => function.Name, StringComparer.OrdinalIgnoreCase)
                .Select(function => new RouteShape(function, constraints)),
        ];
    }

    public IEnumerable<FunctionTraits> Matching(HttpContext context, PathString path) =>
        _shapes.Where(shape => shape.Matches(context, path)).Select(shape => shape.Function);
}

internal sealed class RouteShape
{
    private readonly TemplateMatcher _matcher;
    private readonly (string Parameter, IRouteConstraint Constraint)[] _constraints;

    public RouteShape(FunctionTraits function, IInlineConstraintResolver resolver)
    {
        Function = function;
        var template = TemplateParser.Parse(function.Route ?? string.Empty);
        _matcher = new TemplateMatcher(template, new RouteValueDictionary());
        _constraints =
        [
            .. from parameter in template.Parameters
               from inline in parameter.InlineConstraints
               let constraint = resolver.ResolveConstraint(inline.Constraint)
               where constraint is not null
               select (parameter.Name!, constraint),
        ];
    }

    public FunctionTraits Function { get; }

    public bool Matches(HttpContext context, PathString path)
    {
        var values = new RouteValueDictionary();

        return _matcher.TryMatch(path, values) && _constraints.All(one => !values.ContainsKey(one.Parameter)
            || one.Constraint.Match(context, null, one.Parameter, values, RouteDirection.IncomingRequest));
    }
}
