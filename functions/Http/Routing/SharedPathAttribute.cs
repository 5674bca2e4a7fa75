namespace Serverless.Functions.Http.Routing;

/// <summary>
/// Two API contracts share the function's path. A request belongs to the other contract, from the first middleware to
/// the response, when a segment of its path has the prefix.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedPathAttribute(ApiContract apiContract, string prefix) : Attribute
{
    public SharedPath Path { get; } = new(apiContract, prefix);
}

/// <summary>The API contract of requests with a path segment of a certain prefix.</summary>
public sealed record SharedPath(ApiContract ApiContract, string Prefix)
{
    private readonly string _mark = $"/{Prefix}";

    public bool Claims(string? path) => path?.Contains(_mark, StringComparison.Ordinal) ?? false;
}
