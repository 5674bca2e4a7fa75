using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Primitives;

namespace Microsoft.Azure.Functions.Worker.Extensions.SignalRService;

/// <summary>Reads header values; several values of one name are comma-separated.</summary>
internal sealed class HttpHeaderDictionaryConverter : JsonConverter<IDictionary<string, StringValues>>
{
    private const char Separator = ',';

    public override IDictionary<string, StringValues> Read(
        ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        (JsonSerializer.Deserialize<Dictionary<string, string?>>(ref reader, options) ?? []).ToDictionary(
            pair => pair.Key,
            pair => pair.Value is null ? default : new StringValues(pair.Value.Split(Separator)));

    public override void Write(
        Utf8JsonWriter writer, IDictionary<string, StringValues> value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(
            writer, value.ToDictionary(pair => pair.Key, pair => string.Join(Separator, pair.Value!)), options);
}
