using System.Globalization;
using Serverless.Domain.Platform;

namespace Serverless.Domain.Suppliers.Ingresso;

/// <summary>The supplier's error codes. A refusal's code is <c>ingresso.</c> and the supplier's own.</summary>
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
        [4] = "Cannot connect to the backend system",
        [5] = "Host is on a forbidden network",
        [6] = "Cannot connect to the database",
        [7] = "Membership authentication failed",
        [8] = "Bad data supplied",
        [2000] = "Email address is invalid",
        [3000] = "Card type not recognised from number",
        [3001] = "Card type not accepted",
        [3002] = "Not a valid card number",
        [3003] = "Invalid expiry date",
        [3004] = "Invalid CV2",
        [3005] = "Missing issue number",
        [3006] = "Invalid issue number",
        [3007] = "Missing start date",
        [3008] = "Invalid start date",
    };

    public static Refusal NotAuthorised { get; } = Refuse(Authentication);

    /// <summary>What an ordinary call says to data that it cannot use.</summary>
    public static Refusal Bad(string text) => Refuse(BadData, RefusalKind.Invalid, text);

    public static Refusal Missing(params string[] names) => Bad(
        $"{string.Join(", ", names)} {(names.Length > 1 ? "are" : "is")} required") with
    {
        Subjects = names,
    };

    /// <summary>Data that is well formed and not accepted for what it says.</summary>
    public static Refusal Reject(int code, string? text = null) =>
        Refuse(code, RefusalKind.Conflict, text ?? Texts[code]);

    public static Refusal BadEmailAddress(string key) => Reject(BadEmail) with { Subjects = [key] };

    public static Refusal Gone(string text) => Refuse(BadData, RefusalKind.PreconditionFailed, text);

    /// <summary>One of the codes, as the supplier would refuse with it.</summary>
    public static Refusal Refuse(int code) => Refuse(
        code,
        code switch
        {
            3 or 7 => RefusalKind.Unauthenticated,
            5 => RefusalKind.Forbidden,
            4 or 6 => RefusalKind.Unavailable,
            _ => RefusalKind.Conflict,
        },
        Texts.GetValueOrDefault(code, "Other error"));

    public static int CodeOf(Refusal refusal) =>
        int.Parse(refusal.Code.AsSpan(Prefix.Length), CultureInfo.InvariantCulture);

    private static Refusal Refuse(int code, RefusalKind kind, string text) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{Prefix}{code}"), kind, text);
}
