using System.Buffers;
using System.Text.Json;

namespace Serverless.Functions.Http;

/// <summary>
/// A buffer with its JSON writer, which a thread keeps in a field of its own for its next use. There must be no await
/// between taking and returning it, because the code may continue on another thread.
/// </summary>
internal sealed class JsonBuffer
{
    // A larger buffer comes from a rare, large body and would only occupy memory.
    private const int KeptBytesMax = 64 * 1024;

    private JsonBuffer(JsonWriterOptions options) => Writer = new Utf8JsonWriter(Bytes, options);

    public ArrayBufferWriter<byte> Bytes { get; } = new(1024);

    public Utf8JsonWriter Writer { get; }

    /// <summary>The thread's own buffer, or a new one. The field is empty until the buffer is returned.</summary>
    public static JsonBuffer Take(ref JsonBuffer? kept, JsonWriterOptions options)
    {
        var buffer = kept ?? new JsonBuffer(options);
        kept = null;

        return buffer;
    }

    /// <summary>Empties the buffer and keeps it for the thread, unless it has grown too large.</summary>
    public void ReturnTo(ref JsonBuffer? kept)
    {
        if (Bytes.Capacity <= KeptBytesMax)
        {
            Bytes.ResetWrittenCount();
            Writer.Reset();
            kept = this;
        }
    }
}
