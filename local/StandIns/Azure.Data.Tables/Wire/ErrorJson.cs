using System.Text;
using System.Text.Json;

namespace Azure.Data.Tables.Wire;

/// <summary>
/// The service's errors: {"odata.error":{"code":…,"message":{"value":…}}}, or anything from something between.
/// </summary>
internal static class ErrorJson
{
    private const int ExcerptLengthMax = 300;

    public static RequestFailedException Read(int status, ReadOnlySpan<byte> content)
    {
        try
        {
            var reader = new Utf8JsonReader(content);
            using var json = JsonDocument.ParseValue(ref reader);
            var error = json.RootElement.GetProperty("odata.error");
            var code = error.GetProperty("code").GetString();
            var message = error.GetProperty("message").GetProperty("value").GetString();

            return new(status, message ?? string.Empty, code, innerException: null);
        }
        catch (Exception exception)
            when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            var excerpt = Encoding.UTF8.GetString(content[..Math.Min(content.Length, ExcerptLengthMax)]);

            return new(
                status, $"The table service answered {status}: {excerpt}", errorCode: null, innerException: null);
        }
    }
}
