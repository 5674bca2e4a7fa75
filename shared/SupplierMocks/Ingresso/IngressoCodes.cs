using System.Globalization;
using Serverless.Domain.Platform;

namespace Serverless.SupplierMocks.Ingresso;

/// <summary>
/// The supplier's error codes. The code of an error is <c>ingresso.</c> followed by the supplier's code.
/// </summary>
public static class IngressoCodes
{
    public const int Authentication = 3;
    public const int BadData = 8;
    public const int BadEmail = 2000;

    private const string Prefix = "ingresso.";

    public static IReadOnlyDictionary<int, string> Texts { get; } = new Dictionary<int, string>
    {
        [2] = "Bad channel",
        [3] = "User authorisation failure",
        [4] = "Failed to create connection to the backend system",
        [5] = "Host is on a forbidden network",
        [6] = "Failed to connect to database",
        [7] = "Membership authentication failed",
        [8] = "Bad data supplied",
        [2000] = "Email address is invalid",
        [3000] = "Unrecognised card type from number",
        [3001] = "Card type not accepted",
        [3002] = "Not a valid card number",
        [3003] = "Invalid expiry date",
        [3004] = "Invalid CV2",
        [3005] = "Missing issue number",
        [3006] = "Invalid issue number",
        [3007] = "Missing start date",
        [3008] = "Invalid start date",
    };

    public static Error NotAuthorised { get; } = ErrorOf(Authentication);

    /// <summary>Error for malformed or unknown data.</summary>
    public static Error Bad(string text) => ErrorOf(BadData, ErrorKind.Invalid, text);

    public static Error Missing(params string[] names) => Bad(
        $"{string.Join(", ", names)} {(names.Length > 1 ? "are" : "is")} required") with
    {
        Subjects = names,
    };

    /// <summary>Error for well-formed data that is not accepted.</summary>
    public static Error Reject(int code, string? text = null) =>
        ErrorOf(code, ErrorKind.Conflict, text ?? Texts[code]);

    public static Error BadEmailAddress(string key) => Reject(BadEmail) with { Subjects = [key] };

    public static Error Gone(string text) => ErrorOf(BadData, ErrorKind.PreconditionFailed, text);

    /// <summary>Builds the error of a code, with the status that the supplier uses for it.</summary>
    public static Error ErrorOf(int code) => ErrorOf(
        code,
        code switch
        {
            3 or 7 => ErrorKind.Unauthenticated,
            5 => ErrorKind.Forbidden,
            4 or 6 => ErrorKind.Unavailable,
            _ => ErrorKind.Conflict,
        },
        Texts.GetValueOrDefault(code, "Other error"));

    public static int CodeOf(Error error) =>
        int.Parse(error.Code.AsSpan(Prefix.Length), CultureInfo.InvariantCulture);

    private static Error ErrorOf(int code, ErrorKind kind, string text) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{Prefix}{code}"), kind, text);
}
