namespace Serverless.Functions.Http;

/// <summary>UUIDs as the APIs write them: five groups with dashes, in any case.</summary>
internal static class WireId
{
    private const string Form = "D";

    public static Guid Parse(string? text, string message, string reason = "request.bad-id") =>
        TryParse(text, out var id) ? id : throw new MalformedRequestException(message) { Reason = reason };

    public static bool TryParse(string? text, out Guid id) => Guid.TryParseExact(text, Form, out id);
}
