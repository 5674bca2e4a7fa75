using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Serverless.Local.Host.Http;

/// <summary>
/// A request body with a declared length. As in the official host, it is read whole before the function runs, and the
/// properties of a JSON object bind to the function's parameters. Bodies without a length are streamed.
/// </summary>
internal static class RequestBody
{
    /// <summary>The official host rejects larger bodies.</summary>
    public const long BytesMax = 100L * 1024 * 1024;

    // Larger bodies are buffered in a file, and their properties are not read.
    private const int MemoryBytesMax = 1024 * 1024;

    public static async Task BufferAsync(HttpContext http, Dictionary<string, string> properties)
    {
        if (http.Request.ContentLength is not { } length || length > MemoryBytesMax)
        {
            http.Request.EnableBuffering();
            await http.Request.Body.CopyToAsync(Stream.Null, http.RequestAborted);
            http.Request.Body.Position = 0;

            return;
        }

        var bytes = new byte[length];
        await http.Request.Body.ReadExactlyAsync(bytes, http.RequestAborted);
        http.Request.Body = new MemoryStream(bytes, writable: false);
        ReadProperties(bytes, properties);
    }

    private static void ReadProperties(ReadOnlySpan<byte> body, Dictionary<string, string> properties)
    {
        var reader = new Utf8JsonReader(body);

        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = reader.GetString()!;
                reader.Read();

                if (TextOf(ref reader) is { } text)
                {
                    properties[name] = text;
                }

                reader.Skip();
            }

            // Throws when data follows the object.
            reader.Read();
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The body is not JSON or not valid Unicode, so it has no properties. The function reports the error.
            properties.Clear();
        }
    }

    private static string? TextOf(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.Number => System.Text.Encoding.UTF8.GetString(reader.ValueSpan),
        JsonTokenType.True => bool.TrueString,
        JsonTokenType.False => bool.FalseString,
        _ => null,
    };
}
