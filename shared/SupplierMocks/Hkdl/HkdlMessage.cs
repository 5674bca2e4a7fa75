using System.Globalization;
using System.Text.Json;
using Serverless.SupplierMocks.FaultInjection;

namespace Serverless.SupplierMocks.Hkdl;

/// <summary>
/// The object inside a request. Clients are careless about types: numbers may be texts and the other way round.
/// </summary>
public sealed class HkdlMessage(JsonElement root)
{
    /// <summary>Null when it is missing, empty, or neither text nor number.</summary>
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
            // Half a character: JSON may have it, no text can.
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

/// <summary>An agent's request that was let in, and what time it is for the supplier.</summary>
public sealed record HkdlCall(string Agent, HkdlMessage Message, DateTimeOffset Now, DateTime LocalNow, Fault? Fault);
