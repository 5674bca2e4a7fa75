using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Serverless.Functions.FilmTickets;

/// <summary>
/// A whole number as the movie API has always taken it: as a number, even with a point and nothing behind it, as a text
/// of one, or as true and false for 1 and 0. One that is too large for any limit becomes the largest there is.
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
