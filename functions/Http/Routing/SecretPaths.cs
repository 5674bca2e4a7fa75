namespace Serverless.Functions.Http.Routing;

/// <summary>
/// The form of a path that may be logged. Paths of functions with <see cref="SecretPathAttribute"/> are hidden, and so
/// are failed calls of them, with a wrong method or an incomplete path.
/// </summary>
internal sealed class SecretPaths(FunctionTable functions)
{
    private readonly (string Beginning, string Label)[] _secret =
    [
        .. functions.Functions
            .Where(function => function is { HasSecretPath: true, Route: not null })
            .Select(function => (BeginningOf(function.Route!), function.RouteLabel)),
    ];

    public string Show(FunctionTraits function, string path) =>
        function.HasSecretPath ? function.RouteLabel
        : function.Name == AnswerUnknownRouteEndpoint.FunctionName ? ShowUnknown(path)
        : path;

    private string ShowUnknown(string path)
    {
        foreach (var (beginning, label) in _secret)
        {
            if (path.StartsWith(beginning, StringComparison.OrdinalIgnoreCase))
            {
                return label;
            }
        }

        return path;
    }

    private static string BeginningOf(string route) => "/" + route.TrimStart('/').Split('{')[0];
}
