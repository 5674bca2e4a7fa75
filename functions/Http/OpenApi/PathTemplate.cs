using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Serverless.Functions.Http.OpenApi;

/// <summary>
/// A route in the form of OpenAPI: names in braces, their constraints apart. OpenAPI has no optional parts of a path,
/// so they are left out.
/// </summary>
internal sealed record PathTemplate(string Text, string Shape, IReadOnlyList<RoutePatternParameterPart> Parameters)
{
    /// <summary>
    /// The route of the root path. An empty route would become the function's name, so it is an optional segment of
    /// length 0.
    /// </summary>
    public const string Root = "{root:maxlength(0)?}";

    public static PathTemplate Of(string route)
    {
        var pattern = RoutePatternFactory.Parse(route == Root ? string.Empty : route);

        return new PathTemplate(
            Write(pattern, part => $"{{{part.Name}}}"),
            Write(pattern, _ => "{}"),
            [.. pattern.Parameters.Where(part => !part.IsOptional)]);
    }

    /// <summary>A parameter's schema by its constraints; null without one.</summary>
    public static JsonObject? SchemaOf(RoutePatternParameterPart parameter) => parameter.ParameterPolicies
        .Select(policy => policy.Content ?? string.Empty)
        .Select(constraint => constraint switch
        {
            "int" => new JsonObject { ["type"] = "integer", ["format"] = "int32" },
            "long" => new JsonObject { ["type"] = "integer", ["format"] = "int64" },
            "guid" => new JsonObject { ["type"] = "string", ["format"] = "uuid" },
            "bool" => new JsonObject { ["type"] = "boolean" },
            _ when constraint.StartsWith("regex(", StringComparison.Ordinal) =>
                new JsonObject { ["type"] = "string", ["pattern"] = constraint["regex(".Length..^1] },
            _ => null,
        })
        .FirstOrDefault(schema => schema is not null);

    private static string Write(RoutePattern pattern, Func<RoutePatternParameterPart, string> name) =>
        "/" + string.Join('/', pattern.PathSegments.Where(IsNeeded).Select(segment =>
            string.Concat(segment.Parts.Select(part => part switch
            {
                RoutePatternLiteralPart literal => literal.Content,
                RoutePatternSeparatorPart separator => separator.Content,
                RoutePatternParameterPart parameter => name(parameter),
                _ => throw new InvalidOperationException($"No way to write {part}."),
            }))));

    private static bool IsNeeded(RoutePatternPathSegment segment) =>
        segment.Parts is not [RoutePatternParameterPart { IsOptional: true }];
}
