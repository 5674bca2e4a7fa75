namespace Serverless.Functions.Http.OpenApi;

/// <summary>The body that a function reads; one of the assembly's JSON contexts has its type.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public class AcceptsAttribute(Type body) : Attribute
{
    public Type Body { get; } = body;

    /// <summary>Whether a request may have no body.</summary>
    public bool IsOptional { get; init; }

    /// <summary>More than one when the function reads more than JSON.</summary>
    public string[] MediaTypes { get; init; } = ["application/json"];
}
