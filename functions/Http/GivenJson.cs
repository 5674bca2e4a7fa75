using System.Text.Json;
using System.Text.Json.Serialization;
using Serverless.Domain.Platform;

namespace Serverless.Functions.Http;

/// <summary>
/// Reads a member of an edit. A member that is not there is not given; null is a value, which empties what may be
/// empty.
/// </summary>
internal sealed class GivenJson<T> : JsonConverter<Given<T?>>
{
    public override bool HandleNull => true;

    public override Given<T?> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Null
            ? new Given<T?>(true, default)
            : new Given<T?>(true, ConverterOf(options).Read(ref reader, typeof(T), options));

    public override void Write(Utf8JsonWriter writer, Given<T?> value, JsonSerializerOptions options) =>
        ConverterOf(options).Write(writer, value.Value!, options);

    private static JsonConverter<T> ConverterOf(JsonSerializerOptions options) =>
        (JsonConverter<T>)options.GetTypeInfo(typeof(T)).Converter;
}
