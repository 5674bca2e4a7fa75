namespace Serverless.Functions.Http.OpenApi;

/// <summary>One sentence about a function, for the API description.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SummaryAttribute(string text) : Attribute
{
    public string Text { get; } = text;
}
