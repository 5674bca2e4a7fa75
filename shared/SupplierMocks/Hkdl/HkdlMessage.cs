using System.Globalization;
using System.Text.Json;
using Serverless.SupplierMocks.FaultInjection;

namespace Serverless.SupplierMocks.Hkdl;

/// <summary>
/// The JSON object of a request. Clients mix types, so a number may be sent as text and text as a number.
/// </summary>
public sealed class HkdlMessage(JsonElement root)
{
    /// <summary>Null when the member is missing, empty, or neither text nor number.</summary>
    public string? Text(string name) => TextOf(root, name);

    public JsonElement? Items() =>
        root.TryGetProperty("items", out var items)
            && items.ValueKind == JsonValueKind.Array
            && items.GetArrayLength() > 0
                ? items
                : null;

    public static string? TextOf(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member)
            ? member.ValueKind switch
            {
                JsonValueKind.String => ReadText(member) is { Length: > 0 } text ? text : null,
                JsonValueKind.Number => member.GetRawText(),
                _ => null,
            }
            : null;

    private static string? ReadText(JsonElement member)
    {
        try
        {
            return member.GetString();
        }
        catch (InvalidOperationException)
        {
            // JSON may escape a lone surrogate, which is not valid text.
            return null;
        }
    }

    public static bool TryReadDay(string? text, out DateOnly day) => DateOnly.TryParseExact(
        text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    public static int? ReadQuantity(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var quantity) && quantity >= 1
            ? quantity
            : null;
}

/// <summary>An authenticated request and the supplier's current time.</summary>
public sealed record HkdlCall(string Agent, HkdlMessage Message, DateTimeOffset Now, DateTime LocalNow, Fault? Fault);
