namespace Serverless.Functions.Http.OpenApi;

/// <summary>The body that a function reads, as one of the assembly's JSON contexts knows it.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public class AcceptsAttribute(Type body) : Attribute
{
    public Type Body { get; } = body;

    /// <summary>The same members may be left out altogether by sending no body.</summary>
    public bool IsOptional { get; init; }

    /// <summary>More than one when the function understands more than JSON.</summary>
    public string[] MediaTypes { get; init; } = ["application/json"];
}
