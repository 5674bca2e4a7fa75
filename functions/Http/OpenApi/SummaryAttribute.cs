namespace Serverless.Functions.Http.OpenApi;

/// <summary>What a function does, in one sentence for the reader of the API's description.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SummaryAttribute(string text) : Attribute
{
    public string Text { get; } = text;
}
