using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Serverless.Domain.Platform;

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

    /// <summary>
    /// What can be read of some documents. One that cannot is logged and counted, and does not hide the others.
    /// </summary>
    /// <param name="documents">The documents of one list.</param>
    /// <param name="list">The list's name in logs and metrics.</param>
    /// <param name="read">Reads one of them.</param>
    /// <param name="faults">Where a broken document is logged.</param>
    public static IEnumerable<T> ReadEach<T>(
        IEnumerable<Document> documents, string list, Func<Document, T> read, IItemFaults? faults)
    {
        foreach (var document in documents)
        {
            T value;

            try
            {
                value = read(document);
            }
            catch (Exception fault)
            {
                RoundMetrics.PassedOver(list);
                faults?.PassedOver(list, document.Id, fault);
                continue;
            }

            yield return value;
        }
    }
}
