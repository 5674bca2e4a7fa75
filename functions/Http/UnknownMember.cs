using System.Text.Json;

namespace Serverless.Functions.Http;

/// <summary>
/// Finds the member that a body has and its record has not. The serializer names it in its message only.
/// </summary>
internal static class UnknownMember
{
    private const string Start = "The JSON property '";
    private const string End = "' could not be mapped to any .NET member";

    /// <summary>Null when the exception has another cause.</summary>
    public static string? Find(JsonException? exception)
    {
        var message = exception?.Message ?? string.Empty;
        var end = message.IndexOf(End, StringComparison.Ordinal);

        return message.StartsWith(Start, StringComparison.Ordinal) && end > 0 ? message[Start.Length..end] : null;
    }
}
