namespace Serverless.Functions.Http.OpenApi;

/// <summary>A query parameter. Path parameters are read from the route.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true)]
public sealed class QueryAttribute(string name, Type type, string summary) : Attribute
{
    public string Name { get; } = name;

    /// <summary><see cref="string"/>, <see cref="int"/>, <see cref="bool"/> or <see cref="Guid"/>.</summary>
    public Type Type { get; } = type;

    public string Summary { get; } = summary;

    public bool IsRequired { get; init; }

    /// <summary>The allowed values; empty allows all.</summary>
    public string[] Values { get; init; } = [];
}
