using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Serverless.Functions.FilmTickets;

/// <summary>
/// Reads whole numbers in all forms that the movie API accepts: a number, also with a zero fraction, the text of a
/// number, or true and false for 1 and 0. A number outside the range of int becomes the nearest int.
/// </summary>
internal sealed class LaxWholeNumber : JsonConverter<int>
{
    private const NumberStyles TextStyle = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint
        | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;

    public static bool TryParse(string? text, out int number) => TryParse(text, TextStyle, out number);

    public static bool TryRead(JsonElement value, out int number)
    {
        number = value.ValueKind == JsonValueKind.True ? 1 : 0;

        return value.ValueKind switch
        {
            JsonValueKind.True or JsonValueKind.False => true,
            JsonValueKind.Number => TryParse(value.GetRawText(), TextStyle | NumberStyles.AllowExponent, out number),
            JsonValueKind.String => TryParse(value.GetString(), out number),
            _ => false,
        };
    }

    public override int Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var value = JsonDocument.ParseValue(ref reader);

        return TryRead(value.RootElement, out var number) ? number : throw new JsonException();
    }

    public override void Write(Utf8JsonWriter writer, int value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value);

    private static bool TryParse(string? text, NumberStyles style, out int number)
    {
        var isNumber = decimal.TryParse(text, style, CultureInfo.InvariantCulture, out var exact);
        number = (int)Math.Clamp(exact, int.MinValue, int.MaxValue);

        return isNumber && decimal.IsInteger(exact);
    }
}
