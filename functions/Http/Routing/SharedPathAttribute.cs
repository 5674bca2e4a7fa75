namespace Serverless.Functions.Http.Routing;

/// <summary>
/// Says that two API families share the function's path: a request whose path has a segment that begins so is spoken in
/// the other dialect, from the first middleware to the answer.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedPathAttribute(ApiContract apiContract, string prefix) : Attribute
{
    public SharedPath Path { get; } = new(apiContract, prefix);
}

/// <summary>The dialect of requests whose path has a segment with a certain beginning.</summary>
public sealed record SharedPath(ApiContract ApiContract, string Prefix)
{
    private readonly string _mark = $"/{Prefix}";

    public bool Claims(string? path) => path?.Contains(_mark, StringComparison.Ordinal) ?? false;
}
