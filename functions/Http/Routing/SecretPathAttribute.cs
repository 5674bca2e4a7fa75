namespace Serverless.Functions.Http.Routing;

/// <summary>The function's path carries a secret, such as a token: the log shows the route template.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SecretPathAttribute : Attribute;
