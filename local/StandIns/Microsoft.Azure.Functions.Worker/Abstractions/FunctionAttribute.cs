namespace Microsoft.Azure.Functions.Worker;

/// <summary>Stands for Microsoft.Azure.Functions.Worker.FunctionAttribute of Worker.Extensions.Abstractions.</summary>
[AttributeUsage(AttributeTargets.Method)]
public class FunctionAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
