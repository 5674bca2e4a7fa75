using System.Net;
using System.Text.Json;

namespace Serverless.Adapters.FlightPayments.Bootpay;

/// <summary>What Bootpay answered: a body, an error code, or nothing that can be read.</summary>
/// <param name="Body">The body of a success.</param>
/// <param name="Fault">Bootpay's error code, or what went wrong on the way; null for a success.</param>
internal readonly record struct BootpayReply(JsonElement? Body, string? Fault)
{
    private const int FaultLengthMax = 60;

    private static readonly string[] CredentialFaults =
        ["TOKEN_KEY_INVALID", "APP_KEY_NOT_FOUND", "APP_KEY_NOT_REST", "APP_SK_NOT_MATCHED"];

    /// <summary>Whether the keys or the token were refused, so that the call had no effect.</summary>
    public bool IsCredentialFault { get; private init; }

    /// <summary>
    /// Whether Bootpay decided against the call. Codes with CRITICAL say that the bank did not answer, and all others
    /// say nothing about the receipt.
    /// </summary>
    public bool IsRefused =>
        Fault is not null
        && Fault.StartsWith("RC_", StringComparison.Ordinal)
        && !Fault.Contains("CRITICAL", StringComparison.Ordinal);

    public static BootpayReply NotAnswered(string fault) => new(null, fault);

    public static BootpayReply Read(HttpStatusCode status, byte[] body)
    {
        JsonElement? json = null;

        try
        {
            using var document = JsonDocument.Parse(body);
            json = document.RootElement.Clone();
        }
        catch (JsonException)
        {
            // A page of a proxy; its status tells all.
        }

        var fault = json is { ValueKind: JsonValueKind.Object } answer
            && answer.TryGetProperty("error_code", out var code)
            && code.ValueKind is not JsonValueKind.Null
            ? Shorten(code.ToString())
            : (int)status is >= 200 and < 300 && json is not null ? null
            : $"HTTP_{(int)status}";

        return new BootpayReply(fault is null ? json : null, fault)
        {
            IsCredentialFault = fault is not null
                && (CredentialFaults.Contains(fault)
                    || (!fault.StartsWith("RC_", StringComparison.Ordinal)
                        && status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)),
        };
    }

    // The text comes from outside and goes to logs and records.
    private static string Shorten(string code)
    {
        var plain = new string([.. code.Where(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_')]);

        return plain.Length == 0 ? "UNNAMED" : plain.Length <= FaultLengthMax ? plain : plain[..FaultLengthMax];
    }
}
