using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Serverless.Adapters.Platform.Documents;

/// <summary>Serializes stored records to bodies and back, only by generated code.</summary>
internal static class DocumentJson
{
    public static ReadOnlyMemory<byte> ToBody<T>(T value, JsonTypeInfo<T> type) =>
        JsonSerializer.SerializeToUtf8Bytes(value, type);

    public static T Read<T>(Document document, JsonTypeInfo<T> type) =>
        JsonSerializer.Deserialize(document.Body.Span, type)
        ?? throw new InvalidDataException($"The document {document.Id} is empty.");
}
