using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Serverless.Functions.Tests.Http.OpenApi;

/// <summary>Finds the operation that the API description has for a path.</summary>
internal sealed partial class DescribedPaths
{
    private readonly (Regex Path, int ParameterCount, JsonObject Item)[] _items;

    public DescribedPaths(JsonObject document) =>
        _items =
        [
            .. document["paths"]!.AsObject()
                .Select(path => (
                    new Regex($"^{PatternOf(path.Key)}/?$", RegexOptions.IgnoreCase),
                    Parameter().Count(path.Key),
                    path.Value!.AsObject()))
                .OrderBy(item => item.Item2),
        ];

    /// <summary>Null when the description has no such path with this method.</summary>
    public JsonObject? Find(string method, string path) => _items
        .Where(item => item.Path.IsMatch(path))
        .Select(item => item.Item[method.ToLowerInvariant()])
        .OfType<JsonObject>()
        .FirstOrDefault();

    private static string PatternOf(string path) =>
        Parameter().Replace(path.Replace(".", "\\.", StringComparison.Ordinal), "[^/]+");

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
