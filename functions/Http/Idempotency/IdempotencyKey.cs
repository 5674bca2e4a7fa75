using Microsoft.AspNetCore.Http;

namespace Serverless.Functions.Http.Idempotency;

/// <summary>
/// The <c>Idempotency-Key</c> of a request. The IETF draft has a quoted string, most clients send it without quotes;
/// both are the same key.
/// </summary>
internal static class IdempotencyKey
{
    public const string Header = "Idempotency-Key";

    private const int LengthMax = 255;

    /// <summary>Null when it is missing or empty. Malformed when the API contract does not allow it.</summary>
    public static string? Find(HttpRequest request, ApiContract apiContract)
    {
        var values = request.Headers[Header];

        if (values.Count > 1)
        {
            throw Malformed("Send one Idempotency-Key.");
        }

        var text = Unquote(values.ToString().Trim());

        if (text.Length == 0)
        {
            return null;
        }

        if (apiContract == ApiContract.Movie)
        {
            // The contract allows any text; the operation that stores it limits its length.
            return text;
        }

        if (text.Length > LengthMax || text.Any(character => character is <= ' ' or > '~' or '"' or '\\'))
        {
            throw Malformed($"An Idempotency-Key has at most {LengthMax} visible ASCII characters.");
        }

        // A UUID in upper case is the same key as in lower case.
        return Guid.TryParseExact(text, "D", out var id) ? id.ToString()
            : apiContract != ApiContract.Gateway ? text
            : throw Malformed("Idempotency-Key must be a UUID.");
    }

    private static string Unquote(string text) => text is ['"', .., '"'] ? text[1..^1] : text;

    private static MalformedRequestException Malformed(string message) => new(message) { Reason = "request.bad-key" };
}
