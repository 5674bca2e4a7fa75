namespace Serverless.Functions.Http.OpenApi;

/// <summary>A request header that only some functions read, described in <see cref="ApiComponents"/>.</summary>
/// <param name="component">The name of the parameter among the components.</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ReadsHeaderAttribute(string component) : Attribute
{
    public string Component { get; } = component;
}
