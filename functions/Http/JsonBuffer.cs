using System.Buffers;
using System.Text.Json;

namespace Serverless.Functions.Http;

/// <summary>
/// A buffer with its writer of JSON, which a thread keeps in a field of its own for what it writes next. Nobody may
/// wait between taking and returning it: the thread would be another one by then.
/// </summary>
internal sealed class JsonBuffer
{
    // A larger one came from something rare and large, and would only sit there.
    private const int KeptBytesMax = 64 * 1024;

    private JsonBuffer(JsonWriterOptions options) => Writer = new Utf8JsonWriter(Bytes, options);

    public ArrayBufferWriter<byte> Bytes { get; } = new(1024);

    public Utf8JsonWriter Writer { get; }

    /// <summary>The thread's own, or a new one where it has none. It is gone from the field until it is returned.</summary>
    public static JsonBuffer Take(ref JsonBuffer? kept, JsonWriterOptions options)
    {
        var buffer = kept ?? new JsonBuffer(options);
        kept = null;

        return buffer;
    }

    /// <summary>Empties it and leaves it to the thread, unless it has grown too large.</summary>
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
