using System.Text.Json;
using System.Text.Json.Serialization;

namespace Serverless.Adapters.Sales;

/// <summary>Stores a JSON text as the JSON that it is, and reads it back as a text.</summary>
internal sealed class RawJsonConverter : JsonConverter<string>
{
    public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var json = JsonDocument.ParseValue(ref reader);

        return json.RootElement.GetRawText();
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value);
}
