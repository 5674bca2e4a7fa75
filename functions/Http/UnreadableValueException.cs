using System.Text.Json;

namespace Serverless.Functions.Http;

/// <summary>A value of a body that its converter cannot read.</summary>
/// <param name="expected">What is expected there, as words for the client.</param>
internal sealed class UnreadableValueException(string expected) : JsonException($"Expected {expected}.")
{
    public string Expected { get; } = expected;
}
