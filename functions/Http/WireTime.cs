using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Serverless.Domain.Platform;

namespace Serverless.Functions.Http;

/// <summary>
/// Times in the form of every API: UTC, milliseconds, Z. Name it in a context's
/// <c>[JsonSourceGenerationOptions(Converters = [typeof(WireTime)])]</c>.
/// </summary>
internal sealed class WireTime : JsonConverter<DateTimeOffset>
{
    private const string Form = Instant.Form;

    public static string Format(DateTimeOffset time) => Instant.Format(time);

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && reader.TryGetDateTimeOffset(out var time) && HasOffset(reader)
            ? time
            : throw new UnreadableValueException(
                "a time with its offset from UTC, such as 2026-11-20T21:15:51Z or 2026-11-21T06:15:51+09:00");

    // Without an offset, the time would be read in the zone of the machine.
    private static bool HasOffset(in Utf8JsonReader reader)
    {
        var text = reader.GetString().AsSpan();
        var time = text.IndexOf('T');

        return time > 0 && text[time..].ContainsAny('Z', '+', '-');
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
    {
        Span<byte> text = stackalloc byte[Form.Length];
        value.UtcDateTime.TryFormat(text, out var length, Form, CultureInfo.InvariantCulture);
        writer.WriteStringValue(text[..length]);
    }
}
