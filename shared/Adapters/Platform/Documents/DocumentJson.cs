using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Serverless.Adapters.Platform.Documents;

/// <summary>Serializes stored records to bodies and back, only by generated code.</summary>
internal static class DocumentJson
{
    // Stored bodies never reach a browser. Unescaped, a character of any script takes four bytes at most, so that
    // limits of characters are limits of bytes.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ReadOnlyMemory<byte> ToBody<T>(T value, JsonTypeInfo<T> type)
    {
        var buffer = new ArrayBufferWriter<byte>();

        using (var writer = new Utf8JsonWriter(buffer, Plain))
        {
            JsonSerializer.Serialize(writer, value, type);
        }

        return buffer.WrittenMemory;
    }

    public static T Read<T>(Document document, JsonTypeInfo<T> type) =>
        JsonSerializer.Deserialize(document.Body.Span, type)
        ?? throw new InvalidDataException($"The document {document.Id} is empty.");
}
