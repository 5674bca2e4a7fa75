using System.Globalization;
using System.Text.Json;
using Serverless.Functions.Http;

namespace Serverless.Functions.FlightPayments;

/// <summary>Whole numbers in the forms that CloudJet's clients send: numbers, and texts of digits.</summary>
internal static class PaymentNumber
{
    public static bool IsMissing(JsonElement value) =>
        value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null
        || (value.ValueKind is JsonValueKind.String && string.IsNullOrWhiteSpace(value.GetString()));

    public static long Read(string name, JsonElement value, long max) =>
        value.ValueKind switch
        {
            JsonValueKind.Number when value.TryGetDecimal(out var exact)
                && decimal.IsInteger(exact)
                && exact >= -max
                && exact <= max => (long)exact,
            JsonValueKind.String when long.TryParse(
                    value.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                && number >= -max
                && number <= max => number,
            _ => throw new MalformedRequestException($"{name}은(는) 정수여야 합니다.")
            {
                Reason = "flight-payments.bad-number",
            },
        };
}
