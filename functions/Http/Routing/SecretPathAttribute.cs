namespace Serverless.Functions.Http.Routing;

/// <summary>The function's path carries what opens something, such as a token: the log has its template.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SecretPathAttribute : Attribute;
