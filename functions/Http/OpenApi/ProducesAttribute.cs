namespace Serverless.Functions.Http.OpenApi;

/// <summary>One of a function's successful responses: its status and its body, null for none.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true)]
public sealed class ProducesAttribute(int status, Type? body = null) : Attribute
{
    public int Status { get; } = status;

    public Type? Body { get; } = body;

    public string MediaType { get; init; } = "application/json";
}
