using System.Globalization;
using System.Text.Json;
using Serverless.Domain.FlightPayments;

namespace Serverless.Adapters.FlightPayments.Bootpay;

/// <summary>Reads Bootpay's receipt objects. One that lacks a member that counts is no receipt.</summary>
internal static class BootpayReceipt
{
    /// <summary>Null for anything else than a receipt.</summary>
    public static PaymentReceipt? Read(JsonElement? body)
    {
        if (body is not { ValueKind: JsonValueKind.Object } json
            || !ReceiptId.TryParse(TextOf(json, "receipt_id"), out var id)
            || !PaymentOrderId.TryParse(TextOf(json, "order_id"), out var order)
            || NumberOf(json, "price") is not { } price
            || NumberOf(json, "status") is not { } status
            || status is < int.MinValue or > int.MaxValue)
        {
            return null;
        }

        return (json.TryGetProperty("cancelled_price", out var given) && given.ValueKind is not JsonValueKind.Null
            ? NumberOf(json, "cancelled_price")
            : 0) is { } cancelled
            ? new PaymentReceipt(id, order, price, cancelled, (int)status)
            : null;
    }

    public static bool IsSandbox(JsonElement? body) =>
        body is { ValueKind: JsonValueKind.Object } json
        && json.TryGetProperty("sandbox", out var sandbox)
        && sandbox.ValueKind is not (JsonValueKind.False or JsonValueKind.Null)
        && sandbox.ToString() is not ("0" or "false");

    private static string? TextOf(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    // Whole won only: an amount with a fraction is not one that we asked for.
    private static long? NumberOf(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value)
        && value.ValueKind is JsonValueKind.Number or JsonValueKind.String
        && decimal.TryParse(
            value.ToString(),
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var number)
        && decimal.IsInteger(number)
        && number is >= long.MinValue and <= long.MaxValue
            ? (long)number
            : null;
}
