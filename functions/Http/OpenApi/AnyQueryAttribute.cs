namespace Serverless.Functions.Http.OpenApi;

/// <summary>
/// A function that ignores query parameters which it does not know, because its clients add some of their own. All
/// others refuse them: what is ignored looks as if it had worked.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AnyQueryAttribute : Attribute;
