namespace Serverless.Functions.Http;

/// <summary>UUIDs in the form of the APIs: five groups with dashes, in upper or lower case.</summary>
internal static class WireId
{
    private const string Form = "D";

    public static Guid Parse(string? text, string message, string reason = "request.bad-id") =>
        TryParse(text, out var id) ? id : throw new MalformedRequestException(message) { Reason = reason };

    public static bool TryParse(string? text, out Guid id) => Guid.TryParseExact(text, Form, out id);
}
